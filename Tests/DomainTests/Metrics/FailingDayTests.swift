import Domain
import TestSupport
import Testing

@Suite struct FailingDayTests {
    @Test func aDayWithOnlyFailures() throws {
        var day = DayBuilder()
        // Nothing done, then a timeout, then given up.
        let idle = try day.lane(kind: "ci", at: 10)
        try day.work(idle, from: 11, to: 12, outcome: TurnOutcome(ending: .completed, head: "base", newCommits: 0))
        try day.work(idle, from: 12, to: 20, cause: .retry, outcome: TurnOutcome(ending: .timedOut, head: "base", newCommits: 0))
        try day.decide(idle, .abandon, "stuck", at: 30)
        // Green, and rejected all the same.
        let green = try day.lane(kind: "seo", at: 40)
        try day.work(green, from: 41, to: 45)
        try day.candidate(green, at: 45)
        try day.gate(green, "lint", from: 45, to: 46)
        try day.gate(green, "test", from: 45, to: 46)
        try day.publish(green, at: 46)
        try day.decide(green, .reject, "not-wanted", at: 50, message: "we drop the page")
        // Red, killed turn, still open.
        let red = try day.lane(kind: "ci", at: 60)
        try day.work(red, from: 61, to: 65)
        try day.candidate(red, at: 65)
        try day.gate(red, "lint", from: 65, to: 66, .failed)
        try day.gate(red, "test", from: 66, to: 66, .skipped)
        try day.work(red, from: 67, to: 68, cause: .gates, outcome: TurnOutcome(ending: .aborted, head: "h", newCommits: 0))
        try day.on(red, .needsOperator(.agentFailed, detail: "killed by signal 9"), 68)
        try day.apply(.workspace(.alarm("tree differs")), 70)

        let report = day.report()
        #expect(report.figure("acceptance")?.text == "0 of 2")
        #expect(report.figure("rejected")?.n == 1)
        #expect(report.figure("abandoned")?.n == 1)
        #expect(report.figure("open")?.n == 1)
        #expect(report.figure("firstPass")?.text == "1 of 2")
        #expect(report.figure("gateRunsNotPassed")?.text == "2 of 4; 1 failed, 1 skipped")
        #expect(report.figure("turns")?.n == 5)
        #expect(report.figure("reworkTurns")?.text == "2 of 5; 1 after gates, 1 after retry")
        #expect(report.figure("turnsNothingDone")?.n == 1)
        #expect(report.figure("turnsTimedOut")?.n == 1)
        #expect(report.figure("turnsAborted")?.n == 1)
        #expect(report.figure("stoppedAlthoughGreen")?.text == "1 of 2")
        #expect(report.stoppedAlthoughGreen.rows.map(\.what) == ["we drop the page"])
        #expect(report.figure("alarms")?.n == 1)
        #expect(report.figure("flakyGates")?.n == 0)
        let kinds = report.lanesByKind.rows.map { [$0.lanes, $0.landed, $0.open, $0.rejected, $0.abandoned] }
        #expect(report.lanesByKind.rows.map(\.kind) == ["ci", "seo"])
        #expect(kinds == [[2, 0, 1, 0, 1], [1, 0, 0, 1, 0]])
        #expect(report.ended.rows.map(\.lane) == [idle, green])
        #expect(report.unfinished.rows.map(\.reason) == ["agent-failed: killed by signal 9"])
        #expect(report.unfinished.rows.map(\.nextActor) == [.operator])
        #expect(report.notShown.contains("Only 2 lanes came to an end: too few to compare one day's shares with another's."))
    }

    @Test func overridesAreListedWithWhatWasAccepted() throws {
        var day = DayBuilder()
        let lane = try day.lane(maxLines: 5, at: 0)
        try day.work(lane, from: 1, to: 2)
        try day.candidate(lane, at: 2)
        try day.gate(lane, "lint", from: 2, to: 3)
        try day.gate(lane, "test", from: 2, to: 4, .failed)
        try day.on(lane, .needsOperator(.gatesRed, detail: "test"), 4)
        try day.decide(lane, .override, "emergency", at: 14, by: "bea", exceptions: ["over-size", "approved by phone"])
        try day.publish(lane, at: 15)
        try day.on(lane, .phase(.approved, note: ""), 15)
        try day.land(lane, at: 16)
        let report = day.report()
        #expect(report.figure("landedAnyway")?.text == "1 of 1")
        #expect(report.figure("landedNotGreen")?.n == 1)
        #expect(report.figure("landedUnseen")?.text == "1 of 1; 1 files")
        #expect(report.figure("landedOverLimits")?.n == 1)
        #expect(
            report.landedAnyway.rows.map(\.what) == [
                "12 lines in 1 file; allowed are 5 in 20; gates red: test; 1 of 1 files not seen; approved by phone"
            ])
        #expect(report.figure("tier1")?.n == 0)
        #expect(report.landed.rows.first?.gates == "gates red: test")
        #expect(report.landed.rows.first?.decision == "override emergency")
        // The idle ten minutes of gating ended with the decision: the operator's. Gates: minutes 2 to 4.
        let waiting = Dictionary(uniqueKeysWithValues: report.waiting.rows.map { ($0.waitedFor, $0.seconds) })
        #expect(waiting == [.queue: 60 + 60 + 60, .agent: 60, .gates: 120, .operator: 600, .forge: 0])
    }

    @Test func greenWorkSentBackIsAnOverrideToo() throws {
        var day = DayBuilder()
        let lane = try day.lane(at: 0)
        try day.work(lane, from: 0, to: 1)
        try day.candidate(lane, at: 1, gates: ["test"])
        try day.gate(lane, from: 1, to: 2)
        try day.publish(lane, at: 2)
        try day.decide(lane, .rework, "wrong", at: 3)
        try day.work(lane, from: 3, to: 4, cause: .rework)
        try day.candidate(lane, at: 4, gates: ["test"])
        try day.gate(lane, from: 4, to: 5)
        try day.publish(lane, at: 5)
        try day.view(lane, at: 5)
        try day.decide(lane, .approve, "good-enough", at: 6)
        try day.land(lane, at: 7)
        let report = day.report()
        #expect(report.figure("reworkedAlthoughGreen")?.text == "1 of 1")
        #expect(report.figure("acceptance")?.text == "1 of 1")
        #expect(report.figure("acceptedWithoutRework")?.text == "0 of 1")
        #expect(report.figure("acceptedFirstTurn")?.text == "0 of 1")
        #expect(report.landed.rows.map(\.reworks) == [1])
        #expect(report.decisions.rows.map(\.reason) == ["good-enough", "wrong"])
    }
}
