#!/bin/sh
# The control room in a real browser: installs Chromium (Debian, Ubuntu) and Playwright into a git-ignored environment, and runs Tests/BrowserTests
# against the built program. Where they cannot be had, it says so loudly and leaves the tests out.
# Screenshots of every page go to artifacts/screenshots.
set -eu

cd "$(dirname "$0")/.."
environment=$PWD/.browser-env
TESTS='browser tests'
. scripts/python-environment.sh

browser=${CHROMIUM:-}
for name in chromium chromium-browser google-chrome; do
    [ -n "$browser" ] || browser=$(command -v "$name" || true)
done
if [ -z "$browser" ]; then
    command -v apt-get >/dev/null 2>&1 || skip "no Chromium here, and this script installs it on Debian and Ubuntu only; CHROMIUM=PATH names one"
    sudo=''
    [ "$(id -u)" -eq 0 ] || sudo=sudo
    say "installing chromium"
    $sudo apt-get update -q >/dev/null
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -q --no-install-recommends chromium fonts-dejavu-core >/dev/null ||
        skip "chromium cannot be installed"
    browser=$(command -v chromium)
fi

python_environment "$environment" scripts/browser-tests/requirements.txt
CHROMIUM=$browser SIGNALBOX=${SIGNALBOX:-$PWD/.build/debug/signalbox} ARTIFACTS=$PWD/artifacts/screenshots \
    exec "$environment/bin/python" -B -m pytest -q -p no:cacheprovider Tests/BrowserTests "$@"
