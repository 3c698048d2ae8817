#!/bin/sh
# Makes the git-ignored environment of `make bench-peers`: programs that do a part of the same job, at pinned versions, from the Python index,
# each in an environment of its own. What cannot be had is said loudly and left out. PEERS_ENV=DIR puts it elsewhere.
set -eu

cd "$(dirname "$0")/.."
pins=$PWD/scripts/peer-programs
environment=${PEERS_ENV:-.peers-env}
case $environment in /*) ;; *) environment=$PWD/$environment ;; esac
names='mergetrain cli-agent-orchestrator agent-coral agent-parley bernstein'

say() { printf 'bench-peers: %s\n' "$*"; }

# A Python of at least 3.12, which two of them need; 3.12 first, the one that the locked versions were taken with.
find_python() {
    for candidate in python3.12 "$HOME"/.pyenv/versions/3.12*/bin/python3 python3.13 "$HOME"/.pyenv/versions/3.13*/bin/python3 \
        python3.14 python3 "$(uv python find 3.12 2>/dev/null || true)"; do
        # A version manager's stand-in may exist and not work, so each is asked; its answer is the program itself.
        found=$("$candidate" -c "import os, sys, venv, ensurepip
assert sys.version_info >= (3, 12)
print(os.path.realpath(sys.executable))" 2>/dev/null) && printf '%s\n' "$found" && return 0
    done
    return 1
}

# One virtual environment; its stamp is written last and names all that went into it. The reason of a failure goes to NAME.skipped.
install_one() {
    folder=$environment/$1
    log=$environment/logs/$1.log
    reason=$environment/logs/$1.skipped
    rm -f "$reason"
    stamp=$({ echo "$python"; cat "$pins/$1.txt" "$pins/$1.lock"; } | cksum)
    if [ -x "$folder/bin/python" ] && [ "$(cat "$folder/stamp" 2>/dev/null)" = "$stamp" ]; then return 0; fi
    say "installing $(cat "$pins/$1.txt") (log: $log)"
    rm -rf "$folder"
    set -- "$folder/bin/python" -m pip install --no-cache-dir --no-input --disable-pip-version-check --progress-bar off -r "$pins/$1.txt" \
        -c "$pins/$1.lock"
    if { "$python" -m venv "$folder" && "$@"; } >"$log" 2>&1; then
        echo "$stamp" >"$folder/stamp"
    else
        grep -i 'error' "$log" | tail -n 1 | cut -c 1-200 >"$reason" || true
        [ -s "$reason" ] || echo "pip failed, see $log" >"$reason"
        rm -rf "$folder"
    fi
}

mkdir -p "$environment/logs"
python=$(find_python) || python=
for name in $names; do
    if [ -n "$python" ]; then
        install_one "$name"
    else
        rm -rf "${environment:?}/$name"
        echo 'no Python 3.12 or newer with venv (on Debian: python3-venv)' >"$environment/logs/$name.skipped"
    fi
    if [ -s "$environment/logs/$name.skipped" ]; then say "SKIPPED $name: $(cat "$environment/logs/$name.skipped")"; fi
done
for name in $names; do [ -d "$environment/$name" ] && say "$(cat "$pins/$name.txt"), $(du -sh "$environment/$name" | cut -f 1)"; done
command -v tmux >/dev/null || say 'there is no tmux: cli-agent-orchestrator and agent-coral will start no session'
