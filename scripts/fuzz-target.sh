#!/bin/sh
# One target of fuzz.sh: `fuzz-target.sh BUILD SECONDS TARGET`. Prints its line; one that broke a promise is named in artifacts/fuzz/broken.
set -eu
build=$1 seconds=$2 target=$3
# The fuzzer itself keeps what a trap shows.
export SWIFT_BACKTRACE=enable=no FUZZ_TARGET="$target"
same=""
if [ -n "${FUZZ_RUNS:-}" ]; then
    # The same inputs begin with the same corpus.
    same="-runs=$FUZZ_RUNS -seed=1"
    rm -rf "$build/corpus/$target"
fi
mkdir -p "$build/corpus/$target"
log="artifacts/fuzz/$target.log"
if "$build/release/fuzz" $same -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 \
    -artifact_prefix="artifacts/fuzz/$target-" "$build/corpus/$target" "Tests/Fuzz/Corpus/$target" > "$log" 2>&1; then
    printf '%-16s %12s %10s %8s\n' "$target" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
        "$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")" "$(ls "$build/corpus/$target" | wc -l)"
else
    echo "$target" >> artifacts/fuzz/broken
    input=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
    printf '%-16s broken: %s\n  again: FUZZ_TARGET=%s %s/release/fuzz %s\n' "$target" \
        "$(grep -a -m 1 -E 'Fatal error|ERROR: libFuzzer' "$log" || echo "see $log")" "$target" "$build" "${input:-no input was kept}"
fi
