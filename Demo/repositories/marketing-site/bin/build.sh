#!/bin/sh
# Usage: bin/build.sh OUTPUT_FOLDER
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
out=$1
mkdir -p "$out"

for page in "$here"/pages/*.page; do
    slug=$(basename "$page" .page)
    awk -v slug="$slug" \
        -f "$here/bin/render.awk" \
        "$page" "$here/templates/base.html" > "$out/$slug.html"
done

if [ -d "$here/static" ]; then
    cp -R "$here/static/." "$out/"
fi

echo "built $(ls "$out" | wc -l | tr -d ' ') files in $out"
