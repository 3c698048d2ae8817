#!/bin/sh
# Feeds the parsers that read what agents and repositories write with libFuzzer: `fuzz.sh SECONDS [TARGET...]`, all targets when none is
# named. Seeds are in Tests/Fuzz/Corpus; what is found anew is kept in .build-fuzz/corpus, and an input that breaks a promise in
# artifacts/fuzz, with the command that runs it again. FUZZ_RUNS=N: the same N inputs each time, and SECONDS is only a bound; for continuous integration.
set -eu
# The fuzzer itself keeps what a trap shows.
export SWIFT_BACKTRACE=enable=no
cd "$(dirname "$0")/.."
seconds=${1:?seconds for each target}
shift
build=.build-fuzz
echo "fuzz: building with libFuzzer (about six minutes when cold on two cores)"
SIGNALBOX_FUZZ=1 swift build --build-path "$build" -c release --sanitize fuzzer -Xswiftc -enable-testing --product fuzz
[ $# -gt 0 ] || set -- $(ls Tests/Fuzz/Corpus)
mkdir -p artifacts/fuzz
same=""
[ -z "${FUZZ_RUNS:-}" ] || same="-runs=$FUZZ_RUNS -seed=1"
failed=""
printf '%-16s %12s %10s %8s\n' target inputs per-second corpus
for target in "$@"; do
    # The same inputs begin with the same corpus.
    [ -z "$same" ] || rm -rf "$build/corpus/$target"
    mkdir -p "$build/corpus/$target"
    log="artifacts/fuzz/$target.log"
    if FUZZ_TARGET=$target "$build/release/fuzz" $same -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 \
        -artifact_prefix="artifacts/fuzz/$target-" "$build/corpus/$target" "Tests/Fuzz/Corpus/$target" > "$log" 2>&1; then
        printf '%-16s %12s %10s %8s\n' "$target" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
            "$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")" "$(ls "$build/corpus/$target" | wc -l)"
    else
        failed="$failed $target"
        input=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
        printf '%-16s broken: %s\n' "$target" "$(grep -a -m 1 -E 'Fatal error|ERROR: libFuzzer' "$log" || echo "see $log")"
        printf '  again: FUZZ_TARGET=%s %s/release/fuzz %s\n' "$target" "$build" "${input:-no input was kept}"
    fi
done
[ -z "$failed" ] || { echo "fuzz: broken:$failed" >&2; exit 1; }
echo "fuzz: every promise held"
