#!/bin/sh
# A day of 52 targets over eleven repositories, from an empty folder to the report.
#
# Usage: SIGNALBOX=PATH sh run.sh [--auto] [--root DIR] [--continue] [--keep-server]
#   --auto          a stand-in operator decides, by the same commands that a person types; without it you decide
#   --root DIR      the folder to work in; ./demo-day unless told. One that holds an earlier demo is made anew
#   --continue      go on with the day that is in the folder
#   --keep-server   leave the workspace's server up at the end
#
# Ends with 0 when the day is as it should be, 1 when a check failed, 2 when it could not begin, 130 after Ctrl-C.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
missing=
for tool in git python3 make; do
    command -v "$tool" > /dev/null 2>&1 || missing="$missing $tool"
done
if [ -n "$missing" ]; then
    echo "demo: this needs$missing (Debian, Ubuntu: apt-get install$missing; macOS: xcode-select --install)" >&2
    exit 2
fi
# A job of a lane may not decide; a demo that is started from one is a workspace of its own.
unset SIGNALBOX_LANE SIGNALBOX_TARGET SIGNALBOX_ROOT SIGNALBOX_WORKTREE 2> /dev/null || true
exec python3 -B "$here/driver/day.py" "$@"
