#!/bin/sh
# Proves the demo's content without Signalbox: replays every target's script in real clones, runs the
# gates, merges what is green in the order of the dependencies, and compares with expected.md.
#
# Usage: REPLAYER=replayer.py sh check.sh [ORDERS]      (ORDERS random orders besides the file's own; 2 unless told)
#
# The replayer is a small stand-in for Signalbox and no part of the demo.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
replayer=${REPLAYER:-$here/../replayer.py}
if [ ! -f "$replayer" ]; then
    echo "check.sh: there is no replayer at $replayer; name one with REPLAYER=FILE" >&2
    exit 2
fi
order=0
while [ "$order" -le "${1:-2}" ]; do
    folder=$(mktemp -d)
    sh "$here/seed.sh" "$folder" > "$folder/seed.log"
    if ! python3 "$replayer" "$here" "$folder" "$order"; then
        echo "check.sh: order $order failed; everything is left in $folder" >&2
        exit 1
    fi
    rm -rf "$folder"
    order=$((order + 1))
done
