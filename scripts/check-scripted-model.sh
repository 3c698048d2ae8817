#!/bin/sh
# The scripted model server (Tests/scripted-model) against the official packages' types, then against the real programs.
set -eu

cd "$(dirname "$0")/.."
python=${AGENTS_ENV:-.agents-env}/tools/bin/python
if [ ! -x "$python" ]; then
    echo "test-agents: SKIPPED the checks of the scripted model: no tools environment"
    exit 0
fi
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
"$python" -m pytest -q -p no:cacheprovider Tests/scripted-model/checks
"$python" Tests/scripted-model/smoke_programs.py --environment "${AGENTS_ENV:-.agents-env}"
