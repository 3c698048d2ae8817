#!/bin/sh
# `signalbox watch` in a real pseudo terminal: installs a terminal emulator (pyte) into a git-ignored environment, and runs Tests/TerminalTests
# against the built program. Where it cannot be had, it says so loudly and leaves the tests out.
set -eu

cd "$(dirname "$0")/.."
environment=$PWD/.terminal-env
TESTS='terminal tests'
. scripts/python-environment.sh

python_environment "$environment" scripts/terminal-tests/requirements.txt
SIGNALBOX=${SIGNALBOX:-$PWD/.build/debug/signalbox} \
    exec "$environment/bin/python" -B -m pytest -q -rs -p no:cacheprovider Tests/TerminalTests "$@"
