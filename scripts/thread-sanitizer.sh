#!/bin/sh
# Runs the tests of the rooms, and lanes of the whole program, under the thread sanitizer: `thread-sanitizer.sh [FILTER...]`, all chosen suites
# when none is named. A build of its own in .build-tsan; reports are kept in artifacts/tsan, and one is enough to fail.
set -eu
cd "$(dirname "$0")/.."
build=.build-tsan
reports=$PWD/artifacts/tsan
echo "tsan: building with the thread sanitizer (six to ten minutes when cold on two cores, 3 GB in $build)"
swift build --build-path "$build" --sanitize thread --build-tests --explicit-target-dependency-import-check error
rm -rf "$reports"
mkdir -p "$reports"
# Reports of every process that is built so, server and runner too, go to files and change no exit code that a test looks at.
# What the sanitizer cannot see of the Swift runtime is told it by Sources/CPlatform/ThreadSanitizer.c; nothing is suppressed.
export TSAN_OPTIONS="log_path=$reports/report exitcode=0 halt_on_error=0 history_size=4"
filters=""
# Left out: what only counts processes or kills the server at random, which shows nothing that the lanes here do not, and the real agent programs.
[ $# -gt 0 ] || set -- '^(API|Agents|Commands|Control|Daemon|Delivery|Domain|Evidence|Execution|Gates|Git|HTTPServer|Landing|Ledger|MCPServer|Notifications|Pages|Processes|Reports)Tests' \
    WholeLaneTests ConversationTests InspectionTests ReworkTests ReviewTests NotificationTests SearchTests ServerTests GarbageTests ToolTests
for suite in "$@"; do filters="$filters --filter $suite"; done
failed=0
# One test gives the runner so little room that the sanitizer's own start fails in it.
swift test --build-path "$build" --sanitize thread --skip-build --skip fullDiskStopsTheJobAndIsRecorded $filters || failed=$?
found=$(cat "$reports"/report.* 2>/dev/null | grep -c '^WARNING: ThreadSanitizer' || true)
if [ "$found" != 0 ]; then
    echo "tsan: $found reports, by what they are about:" >&2
    cat "$reports"/report.* | grep '^SUMMARY' | sort | uniq -c | sort -rn | head -n 40 >&2
    exit 1
fi
[ "$failed" = 0 ] || { echo "tsan: no report, but tests failed" >&2; exit "$failed"; }
echo "tsan: no report"
