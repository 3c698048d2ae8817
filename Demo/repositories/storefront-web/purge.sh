#!/bin/sh
# Forgets what the edge cache keeps of the shop.
set -eu
: "${SIGNALBOX_DEPLOY_DIR:?is not set}"
rm -f "$SIGNALBOX_DEPLOY_DIR.cache"
echo "cache is empty"
