#!/bin/sh
# Feeds the parsers that read what agents and repositories write with libFuzzer: `fuzz.sh SECONDS [TARGET...]`, all targets when none is
# named, as many at once as there are cores. Seeds are in Tests/Fuzz/Corpus; what is found anew is kept in .build-fuzz/corpus, and an input that
# breaks a promise in artifacts/fuzz, with the command that runs it again.
# FUZZ_RUNS=N: the same N inputs each time, and SECONDS is only a bound; for continuous integration.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:?seconds for each target}
shift
build=.build-fuzz
echo "fuzz: building with libFuzzer (about six minutes when cold on two cores)"
SIGNALBOX_FUZZ=1 swift build --build-path "$build" -c release --sanitize fuzzer -Xswiftc -enable-testing --product fuzz
[ $# -gt 0 ] || set -- $(ls Tests/Fuzz/Corpus)
mkdir -p artifacts/fuzz
rm -f artifacts/fuzz/broken
printf '%-16s %12s %10s %8s\n' target inputs per-second corpus
printf '%s\n' "$@" | xargs -n 1 -P "$(getconf _NPROCESSORS_ONLN)" sh scripts/fuzz-target.sh "$build" "$seconds" || true
[ ! -e artifacts/fuzz/broken ] || { echo "fuzz: broken: $(sort artifacts/fuzz/broken | tr '\n' ' ')" >&2; exit 1; }
echo "fuzz: every promise held"
