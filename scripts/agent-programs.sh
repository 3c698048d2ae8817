#!/bin/sh
# Makes the git-ignored environment of `make test-agents`: the real agent programs and the official clients, at pinned versions, from Python
# packages. What cannot be had is said loudly and left out. AGENTS_ENV=DIR puts it elsewhere, so that several checkouts can share one.
set -eu

cd "$(dirname "$0")/.."
pins=$PWD/scripts/agent-programs
environment=${AGENTS_ENV:-.agents-env}
case $environment in /*) ;; *) environment=$PWD/$environment ;; esac
names='claude codex vibe tools mcp-modern'

say() { printf 'test-agents: %s\n' "$*"; }

# The newest Python that is not older than 3.$1, preferring 3.12, the one that the locked versions were taken with.
find_python() {
    for candidate in python3.12 "$HOME"/.pyenv/versions/3.12*/bin/python3 python3.13 "$HOME"/.pyenv/versions/3.13*/bin/python3 \
        python3.14 python3 python3.11 "$(uv python find 3.12 2>/dev/null || true)"; do
        # A version manager's stand-in may exist and not work, so each is asked; its answer is the program itself.
        found=$("$candidate" -c "import os, sys, venv, ensurepip
assert sys.version_info >= (3, $1)
print(os.path.realpath(sys.executable))" 2>/dev/null) && printf '%s\n' "$found" && return 0
    done
    return 1
}

needs() { case $1 in vibe) echo 12 ;; *) echo 10 ;; esac; }

# One virtual environment; its stamp is written last and names all that went into it.
install_one() {
    name=$1
    folder=$environment/$name
    reason=$environment/logs/$name.skipped
    log=$environment/logs/$name.log
    rm -f "$reason"
    minimum=$(needs "$name")
    if ! python=$(find_python "$minimum"); then
        echo "no Python 3.$minimum or newer with venv (on Debian: python3-venv)" >"$reason"
        return 0
    fi
    stamp=$({ echo "$python"; cat "$pins/$name.txt" "$pins/$name.lock"; } | cksum)
    if [ -x "$folder/bin/python" ] && [ "$(cat "$folder/stamp" 2>/dev/null)" = "$stamp" ]; then return 0; fi
    say "installing $(tr '\n' ' ' <"$pins/$name.txt")(log: $log)"
    rm -rf "$folder"
    if ! { "$python" -m venv "$folder" && "$folder/bin/python" -m pip install --no-cache-dir --no-input --disable-pip-version-check \
        --progress-bar off -r "$pins/$name.txt" -c "$pins/$name.lock"; } >"$log" 2>&1; then
        # The lock was taken on one kind of machine; elsewhere only what was asked for is pinned.
        if ! "$folder/bin/python" -m pip install --no-cache-dir --no-input --disable-pip-version-check --progress-bar off \
            -r "$pins/$name.txt" >>"$log" 2>&1; then
            grep -i 'error' "$log" | tail -n 1 | cut -c 1-200 >"$reason"
            [ -s "$reason" ] || echo "pip failed, see $log" >"$reason"
            rm -rf "$folder"
            return 0
        fi
        say "$name: the locked versions do not fit this machine; what it depends on is not pinned"
    fi
    echo "$stamp" >"$folder/stamp"
}

if [ "${1:-}" = --one ]; then
    install_one "$2"
    exit 0
fi

mkdir -p "$environment/logs"
# Three at a time: they unpack as much as they fetch.
printf '%s\n' $names | AGENTS_ENV=$environment xargs -P 3 -n 1 sh scripts/agent-programs.sh --one

if ! python=$(find_python 10); then
    say "SKIPPED everything: no Python 3.10 or newer with venv"
    printf '{}\n' >"$environment/programs.json"
    exit 0
fi
"$python" "$pins/programs.py" "$environment"
