#!/bin/sh
# Makes the demo's repositories: for each folder of repositories/ a work tree with a short history in
# FOLDER/work/NAME and a bare remote in FOLDER/remotes/NAME.git. Commits are the same on every machine.
#
# Usage: sh seed.sh FOLDER
set -eu
if [ $# -ne 1 ]; then
    echo "usage: sh seed.sh FOLDER" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
root=$(cd "$1" && pwd)

# Nothing of the person's own git configuration (hooks, signing, templates) takes part.
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME="Fernhill Developers" GIT_AUTHOR_EMAIL=developers@fernhill.example
export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"

# record DAY MESSAGE PATH...: commits those of the paths that are there.
record() {
    day=$1
    message=$2
    shift 2
    for path in "$@"; do
        if [ -e "$path" ]; then git add -A -- "$path"; fi
    done
    if ! git diff --cached --quiet; then
        GIT_AUTHOR_DATE="2025-02-${day}T09:00:00Z" GIT_COMMITTER_DATE="2025-02-${day}T09:00:00Z" git commit -q -m "$message"
    fi
}

for seed in "$here"/repositories/*/; do
    name=$(basename "$seed")
    work=$root/work/$name
    remote=$root/remotes/$name.git
    if [ -e "$work" ] || [ -e "$remote" ]; then
        echo "seed.sh: $work or $remote is there already; give an empty folder" >&2
        exit 1
    fi
    mkdir -p "$work" "$root/remotes"
    cp -R "$seed." "$work/"
    cd "$work"
    git -c init.defaultBranch=main init -q
    record 03 "Begin $name" README.md .gitignore
    record 04 "Say how to check it" Makefile tools
    record 05 "Write the program" src checkout auth billing sitegen pipeline notify validator bin migrate.py build.py migrations
    record 06 "Add what it works on" data config content pages templates static samples
    record 07 "Test it" tests e2e
    record 10 "Deploy it" .
    git clone -q --bare "$work" "$remote"
    git remote add origin "$remote"
    echo "$name: $(git rev-list --count HEAD) commits, $(git ls-files | wc -l | tr -d ' ') files"
done
