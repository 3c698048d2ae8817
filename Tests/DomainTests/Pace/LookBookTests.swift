import Domain
import TestSupport
import Testing

/// How much of what surfaces report is believed.
@Suite struct LookBookTests {
    static let lane = LaneID(number: 1)
    static let other = LaneID(number: 2)
    static let file = ViewedMark(path: "a", digest: "1")

    static func at(_ seconds: Double) -> Timestamp { Timestamp(milliseconds: Int64(seconds * 1000)) }

    static func report(
        _ surface: String, active: Double, visible: Double? = nil, rows: ClosedRange<Int>? = nil, kind: LookKind = .screen,
        digest: String = "1"
    ) -> LookReport {
        LookReport(
            surface: surface, kind: kind,
            looks: [
                ReportedLook(
                    path: "a", digest: digest, rows: rows.map { [RowRange(first: $0.lowerBound, last: $0.upperBound)] } ?? [],
                    visibleMilliseconds: Int64((visible ?? active) * 1000), activeMilliseconds: Int64(active * 1000))
            ])
    }

    private func take(_ book: inout LookBook, _ report: LookReport, _ second: Double, lane: LaneID = lane, by: String = "ada") -> Double {
        Double(book.take(report, lane: lane, by: by, rows: [Self.file: 10], at: Self.at(second))) / 1000
    }

    @Test func noLookIsLongerThanTheTimeSinceTheLastReport() {
        var book = LookBook(start: Self.at(0))
        #expect(take(&book, Self.report("p", active: 900), 100) == 15, "a first report counts for 15 seconds")
        #expect(take(&book, Self.report("p", active: 900), 110) == 10)
        #expect(take(&book, Self.report("p", active: 4), 120) == 4)
        #expect(take(&book, Self.report("p", active: 900), 500) == 60, "nothing is believed for more than a minute")
        #expect(take(&book, Self.report("p", active: -5), 510) == 0)
        #expect(take(&book, Self.report("p", active: 9, visible: 3), 520) == 3, "nobody looks at what is not visible")
        #expect(take(&book, Self.report("p", active: .init(1 << 40)), 521) == 1)
    }

    @Test func surfacesThatOverlapDoNotDouble() {
        var book = LookBook(start: Self.at(0))
        #expect(take(&book, Self.report("p", active: 10), 100) == 10)
        #expect(take(&book, Self.report("q", active: 10), 100) == 5, "15 seconds before 100, of which 10 are counted")
        #expect(take(&book, Self.report("r", active: 10), 100, lane: Self.other) == 0)
        #expect(take(&book, Self.report("p", active: 10), 100, by: "ben") == 10, "another person has other eyes")
        #expect(take(&book, Self.report("p", active: 20), 120) == 20)
        #expect(take(&book, Self.report("q", active: 20), 125) == 5)
    }

    @Test func aServerThatStartsAgainDoublesNothing() {
        var book = LookBook(start: Self.at(95))
        #expect(take(&book, Self.report("p", active: 10), 100) == 5)
        var clock = LookBook(start: Self.at(0))
        #expect(take(&clock, Self.report("p", active: 10), 100) == 10)
        #expect(take(&clock, Self.report("p", active: 10), 50) == 0, "the clock went back")
        #expect(take(&clock, Self.report("p", active: 10), 55) == 5)
    }

    @Test func whatNoCandidateHasIsNotBelieved() {
        var book = LookBook(start: Self.at(0))
        #expect(take(&book, Self.report("p", active: 10, rows: 1...4, digest: "2"), 100) == 0)
        #expect(book.due(at: Self.at(200), lane: Self.lane).isEmpty)
    }

    @Test func whatIsPrintedHasRowsAndNoTime() throws {
        var book = LookBook(start: Self.at(0))
        #expect(take(&book, Self.report("inspect", active: 10, rows: 1...99, kind: .printed), 100) == 0)
        let look = try #require(book.due(at: Self.at(100)).first?.look)
        #expect(look.kind == .printed && look.activeMilliseconds == 0 && look.visibleMilliseconds == 0 && look.from == look.to)
        #expect(look.files.map(\.rows.count) == [10])
    }

    @Test func aLaneIsRecordedOnceInTenSecondsOrWhenSomethingIsDecided() throws {
        var book = LookBook(start: Self.at(0))
        _ = take(&book, Self.report("p", active: 1, rows: 1...2), 100)
        #expect(book.due(at: Self.at(100)).count == 1, "the first look of a lane at once")
        _ = take(&book, Self.report("p", active: 1, rows: 2...4), 101)
        _ = take(&book, Self.report("p", active: 1, rows: 6...6), 102)
        #expect(book.due(at: Self.at(102)).isEmpty)
        let look = try #require(book.due(at: Self.at(102), lane: Self.lane).first?.look)
        #expect(look.activeMilliseconds == 2000 && look.from == Self.at(100) && look.to == Self.at(102))
        #expect(look.files == [LookedFile(path: "a", digest: "1", rows: look.files[0].rows, activeMilliseconds: 2000)])
        #expect(look.files[0].rows.ranges == [.init(first: 2, last: 4), .init(first: 6, last: 6)])
        _ = take(&book, Self.report("p", active: 1), 103)
        #expect(book.due(at: Self.at(111), lane: Self.other).isEmpty)
        #expect(book.due(at: Self.at(112)).count == 1, "also when the next report is about another lane")
        #expect(book.due(at: Self.at(999)).isEmpty)
    }
}
