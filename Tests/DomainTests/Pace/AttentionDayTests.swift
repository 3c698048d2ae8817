import Domain
import TestSupport
import Testing

/// The attention of a day, in the report and beside it.
@Suite struct AttentionDayTests {
    private func decide(_ day: inout DayBuilder, _ lane: LaneID, at minute: Double, _ kind: DecisionKind = .approve) throws {
        let state = try #require(day.model.lanes[lane])
        let at = DayBuilder.at(minute)
        let decision = Decision(
            kind: kind, reason: kind.reasons[0], candidate: state.candidate?.number, by: "ada", at: at,
            pace: Pace(of: state, kind, AttentionConfiguration(), at: at))
        try day.on(lane, .decided(decision), minute)
    }

    @Test func aDayIsCountedWhereItWasLooked() throws {
        var (day, lane) = try PaceTests.inspected()
        // The day before is another day; a quarter of an hour belongs to one day whole.
        try day.on(lane, PaceTests.look("a", "1", 1...10, seconds: 40, at: -1), 11)
        try day.on(lane, PaceTests.look("a", "1", 1...30, seconds: 50, at: 12), 12)
        try day.on(lane, PaceTests.look("lock", "2", 1...40, seconds: 0, at: 13, kind: .printed), 13)
        try day.on(lane, PaceTests.look("lock", "2", 1...50, seconds: 30, at: 14), 14)
        try day.view(lane, at: 15)
        try decide(&day, lane, at: 15)
        let report = day.report()
        #expect(report.figure("lookedTime")?.seconds == 80)
        #expect(report.figure("lookedTime")?.text == "1 min 20 s of 240 min; 3 h 58 min left")
        #expect(report.figure("linesSeen")?.n == 70, "20 of a, since 10 were seen the day before, and 50 of lock")
        #expect(report.figure("linesPrinted")?.n == 40)
        // 120 s on screens in all, and 120 s since it was printed: no sooner than the 120 s that reading takes.
        #expect(report.figure("fasterThanReading")?.text == "0 of 1")
        #expect(report.figure("filesSampled")?.text == "3 of 3")
        #expect(report.hurried.rows.map(\.lane) == [lane] && report.hurried.rows[0].faster == false)
        #expect(report.pace.allSatisfy { !$0.source.isEmpty })
        #expect(AttentionDay(model: day.model, window: DayBuilder.window(day: -1), attention: .init()).lookedMilliseconds == 40_000)
    }

    @Test func decisionsSoonerThanReadingAreAShare() throws {
        var day = DayBuilder()
        var number = 0
        for minute in [60.0, 120, 180] {
            let lane = try day.lane(at: minute)
            try day.work(lane, from: minute, to: minute + 1)
            try day.candidate(lane, at: minute + 1, gates: ["test"])
            try day.gate(lane, from: minute + 1, to: minute + 2)
            try day.publish(lane, at: minute + 3)
            number += 1
            // 12 lines take 12 seconds; the second lane has them.
            if number == 2 { try day.on(lane, PaceTests.look("a.txt", "a", 1...12, seconds: 12, at: minute + 4), minute + 4) }
            try day.view(lane, at: minute + 5)
            try decide(&day, lane, at: minute + 5, number == 3 ? .rework : .approve)
        }
        // One from before pace was recorded.
        _ = try day.landedLane(at: 300)
        let report = day.report()
        #expect(report.figure("fasterThanReading")?.text == "1 of 2; 1 more from before pace was recorded")
        #expect(report.figure("filesSampled")?.text == "1 of 2")
        #expect(report.hurried.rows.map { "\($0.lane) \($0.faster) \($0.linesShown)/\($0.lines)" } == ["L-1 true 0/12"])
        let attention = AttentionDay(model: day.model, window: DayBuilder.window(), attention: .init(dailyMinutes: 1))
        #expect(attention.decisions == 4 && attention.landing == 2 && attention.faster == 1 && attention.leftMilliseconds == 48_000)
    }

    @Test func aDayThatIsUsedUpHasNothingLeft() throws {
        var (day, lane) = try PaceTests.inspected()
        for minute in 1...2 { try day.on(lane, PaceTests.look("a", "1", 1...2, seconds: 60, at: 20 + Double(minute)), 30) }
        let attention = AttentionDay(model: day.model, window: DayBuilder.window(), attention: .init(dailyMinutes: 1))
        #expect(attention.lookedMilliseconds == 120_000 && attention.leftMilliseconds == 0)
    }
}
