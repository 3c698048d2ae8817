#!/bin/sh
# Runs every tests/*.t against a fresh build and prints TAP.
cd "$(dirname "$0")/.." || exit 1
site=build/test-site
rm -rf "$site"
sh bin/build.sh "$site" > /dev/null || { echo "Bail out! the site does not build"; exit 1; }
count=0
failed=0

# ok DESCRIPTION COMMAND...: one test, passed when the command succeeds.
ok() {
    description=$1
    shift
    count=$((count + 1))
    if "$@" > /dev/null 2>&1; then
        echo "ok $count - $description"
    else
        failed=$((failed + 1))
        echo "not ok $count - $description"
    fi
}

for file in tests/*.t; do
    . "./$file"
done
echo "1..$count"
[ "$failed" -eq 0 ]
