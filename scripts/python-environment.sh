# For the scripts that run tests in Python; sourced. TESTS is what the messages call them.
say() { printf '%s: %s\n' "$TESTS" "$*"; }
skip() {
    printf '\n******** %s: LEFT OUT: %s ********\n\n' "$TESTS" "$*"
    exit 0
}

# python_environment FOLDER REQUIREMENTS: a virtual environment with what the file names, made when either is new. The stamp is written last.
python_environment() {
    stamp=$(cksum <"$2")
    [ "$(cat "$1/stamp" 2>/dev/null || true)" != "$stamp" ] || return 0
    say "installing $(tr '\n' ' ' <"$2")"
    rm -rf "$1"
    python3 -m venv "$1" 2>/dev/null || skip "python3 has no venv (on Debian: python3-venv)"
    "$1/bin/python" -m pip install --no-input --disable-pip-version-check -q -r "$2" || skip "what $2 names cannot be installed"
    printf '%s' "$stamp" >"$1/stamp"
}
