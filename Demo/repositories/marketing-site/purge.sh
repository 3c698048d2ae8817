#!/bin/sh
# Forgets what the edge cache keeps of the site.
set -eu
: "${SIGNALBOX_DEPLOY_DIR:?is not set}"
rm -f "$SIGNALBOX_DEPLOY_DIR.cache"
