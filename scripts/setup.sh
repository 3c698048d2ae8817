#!/bin/sh
# Makes a machine ready to build: checks the Swift toolchain, installs missing system packages (Debian, Ubuntu), says what to do elsewhere.
set -eu

say() { printf 'setup: %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

if ! command -v swift >/dev/null 2>&1; then
    fail "no Swift toolchain. Install Swift 6.3 or newer from https://www.swift.org/install (swiftly install 6.3), then run this again."
fi
version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
major=${version%%.*}
minor=${version#*.}
if [ -z "$version" ] || [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 3 ]; }; then
    fail "Swift ${version:-of an unknown version} is too old; 6.3 is needed (https://www.swift.org/install)."
fi

case $(uname -s) in
Linux)
    missing=''
    need() { # command-or-file package
        case $1 in
        /*) ls $1 >/dev/null 2>&1 || missing="$missing $2" ;;
        *) command -v "$1" >/dev/null 2>&1 || missing="$missing $2" ;;
        esac
    }
    need git git
    need python3 python3
    need curl curl
    need perl perl
    need ps procps
    need bwrap bubblewrap
    need setpriv util-linux
    need strace strace
    need "/usr/include/sqlite3.h" libsqlite3-dev
    if [ -n "$missing" ]; then
        command -v apt-get >/dev/null 2>&1 || fail "please install:$missing (this script knows Debian and Ubuntu only)."
        sudo=''
        if [ "$(id -u)" -ne 0 ]; then
            command -v sudo >/dev/null 2>&1 || fail "please install as root: apt-get install$missing"
            sudo=sudo
        fi
        say "installing$missing"
        $sudo apt-get update -q
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -q --no-install-recommends $missing
    fi
    ;;
Darwin)
    command -v git >/dev/null 2>&1 || fail "please install the command line tools: xcode-select --install"
    command -v python3 >/dev/null 2>&1 || fail "please install python3 (xcode-select --install has one)"
    say "macOS: the code is written for it, and is not verified there."
    ;;
*)
    fail "$(uname -s) is not supported; Linux is, macOS should work."
    ;;
esac

git_version=$(git --version | sed -n 's/[^0-9]*\([0-9]*\.[0-9]*\).*/\1/p')
git_major=${git_version%%.*}
git_minor=${git_version#*.}
if [ "$git_major" -lt 2 ] || { [ "$git_major" -eq 2 ] && [ "$git_minor" -lt 38 ]; }; then
    fail "git $git_version is too old; 2.38 or newer is needed (merge-tree --write-tree)."
fi
say "Swift $version, git $git_version, ready"
