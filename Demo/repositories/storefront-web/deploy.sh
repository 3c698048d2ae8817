#!/bin/sh
# Builds the site and puts it into $SIGNALBOX_DEPLOY_DIR, replacing the old one in one rename.
set -eu
: "${SIGNALBOX_DEPLOY_DIR:?is not set}"
fresh="$SIGNALBOX_DEPLOY_DIR.fresh.$$"
old="$SIGNALBOX_DEPLOY_DIR.old.$$"
mkdir -p "$(dirname "$SIGNALBOX_DEPLOY_DIR")"
PYTHONPATH=src python3 build.py "$fresh"
git rev-parse HEAD > "$fresh/version.txt" 2>/dev/null || echo unknown > "$fresh/version.txt"
if [ -d "$SIGNALBOX_DEPLOY_DIR" ]; then mv "$SIGNALBOX_DEPLOY_DIR" "$old"; fi
mv "$fresh" "$SIGNALBOX_DEPLOY_DIR"
rm -rf "$old"
echo "deployed $(cat "$SIGNALBOX_DEPLOY_DIR/version.txt")"
