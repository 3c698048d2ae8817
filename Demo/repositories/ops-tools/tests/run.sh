#!/bin/sh
# Runs every tests/*/*.t in a folder of its own and prints TAP.
cd "$(dirname "$0")/.." || exit 1
root=$(pwd)
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

# is DESCRIPTION EXPECTED ACTUAL: one test, passed when the texts are equal.
is() {
    ok "$1" test "$2" = "$3"
    if [ "$2" != "$3" ]; then
        printf '%s\n' "expected: $2" "     got: $3" | sed 's/^/# /'
    fi
}

for file in "$root"/tests/*/*.t; do
    scratch=$(mktemp -d)
    cd "$scratch" || exit 1
    . "$file"
    cd "$root" || exit 1
    rm -rf "$scratch"
done
echo "1..$count"
[ "$failed" -eq 0 ]
