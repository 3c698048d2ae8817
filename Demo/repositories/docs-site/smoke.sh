#!/bin/sh
# Asks for the start page as a reader would get it: from the cache when it has one, else from the origin.
set -eu
: "${SIGNALBOX_DEPLOY_DIR:?is not set}"
cache="$SIGNALBOX_DEPLOY_DIR.cache"
if [ ! -f "$cache" ]; then cp "$SIGNALBOX_DEPLOY_DIR/index.html" "$cache"; fi
if ! cmp -s "$cache" "$SIGNALBOX_DEPLOY_DIR/index.html"; then
    echo "the cache serves an old start page" >&2
    exit 1
fi
if ! grep '<h1>Fernhill developers</h1>' "$cache"; then
    echo "the start page has no heading" >&2
    exit 1
fi
