#!/bin/sh
# `signalbox watch` in a real pseudo terminal: installs a terminal emulator (pyte) into a git-ignored environment, and runs Tests/TerminalTests
# against the built program. Where it cannot be had, it says so loudly and leaves the tests out.
set -eu

cd "$(dirname "$0")/.."
environment=$PWD/.terminal-env
say() { printf 'terminal tests: %s\n' "$*"; }
skip() {
    printf '\n******** terminal tests: LEFT OUT: %s ********\n\n' "$*"
    exit 0
}

stamp=$(cksum <scripts/terminal-tests/requirements.txt)
if [ "$(cat "$environment/stamp" 2>/dev/null || true)" != "$stamp" ]; then
    say "installing $(tr '\n' ' ' <scripts/terminal-tests/requirements.txt)"
    rm -rf "$environment"
    python3 -m venv "$environment" 2>/dev/null || skip "python3 has no venv (on Debian: python3-venv)"
    "$environment/bin/python" -m pip install --no-input --disable-pip-version-check -q -r scripts/terminal-tests/requirements.txt ||
        skip "pyte cannot be installed"
    printf '%s' "$stamp" >"$environment/stamp"
fi

SIGNALBOX=${SIGNALBOX:-$PWD/.build/debug/signalbox} \
    exec "$environment/bin/python" -B -m pytest -q -p no:cacheprovider Tests/TerminalTests "$@"
