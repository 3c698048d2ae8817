import Domain
import Testing

@testable import Commands

struct LookTrackerTests {
    private func rows(_ numbers: ClosedRange<Int>) -> [LookTracker.Row] { numbers.map { .init(path: "a", number: $0) } }
    private let digests = ["a": "d", "b": "e"]

    @Test func aRowCountsWhenItStays() throws {
        var looks = LookTracker(surface: "s", clock: 0)
        looks.beat(0, rows: rows(1...5), top: "a", digests: digests)
        looks.beat(500, rows: rows(4...9), top: "a", digests: digests)
        let made = looks.report()
        let report = try #require(made)
        #expect(report.surface == "s" && report.kind == .screen)
        #expect(
            report.looks == [
                ReportedLook(path: "a", digest: "d", rows: [RowRange(first: 4, last: 5)], visibleMilliseconds: 500, activeMilliseconds: 500)
            ])
        let nothing = looks.report()
        #expect(nothing == nil)
    }

    @Test func timeWithoutAKeyIsNotActive() throws {
        var looks = LookTracker(surface: "s", clock: 0)
        for clock in stride(from: Int64(0), through: 60_000, by: 500) { looks.beat(clock, rows: rows(1...1), top: "a", digests: digests) }
        let made = looks.report()
        let look = try #require(made?.looks.first)
        #expect(look.visibleMilliseconds == 60_000 && look.activeMilliseconds < 30_001 && look.activeMilliseconds > 29_000)
    }

    @Test func whatIsNotShownDoesNotCount() {
        var looks = LookTracker(surface: "s", clock: 0)
        looks.beat(0, rows: rows(1...5), top: "a", digests: digests)
        looks.beat(500, rows: nil, top: "a", digests: digests)
        looks.beat(1000, rows: rows(1...5), top: nil, digests: digests)
        let nothing = looks.report()
        #expect(nothing == nil)
    }

    @Test func aBeatAfterALongSleepCoversLittle() throws {
        var looks = LookTracker(surface: "s", clock: 0)
        looks.beat(0, rows: rows(1...1), top: "a", digests: digests)
        looks.beat(3_600_000, rows: rows(1...1), top: "a", digests: digests)
        let made = looks.report()
        #expect(made?.looks.first?.visibleMilliseconds == 2000)
    }
}
