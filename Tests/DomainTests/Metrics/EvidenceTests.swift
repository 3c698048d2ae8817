import Domain
import TestSupport
import Testing

@Suite struct EvidenceTests {
    @Test func tiersAreLookedAtOneByOne() throws {
        var day = DayBuilder()
        let all = try day.landedLane(at: 0)
        try day.deliver(all, .smoke, "home", from: 11, to: 12, .failed, detail: "served the old commit")
        try day.deliver(all, .smoke, "home", from: 13, to: 14, .passed)
        try day.deliver(all, .smoke, "login", from: 13, to: 14, .passed)
        try day.deliver(all, .reverify, "home", from: 2000, to: 2001, .passed)
        let half = try day.landedLane(at: 20)
        try day.deliver(half, .smoke, "home", from: 31, to: 32, .passed)
        try day.deliver(half, .smoke, "login", from: 31, to: 32, .unknown)
        try day.deliver(half, .reverify, "home", from: 2000, to: 2001, .passed)
        try day.deliver(half, .reverify, "home", from: 2002, to: 2003, .failed)
        let report = day.report(now: 2100)
        #expect(report.landed.rows.map(\.tiers) == [[1, 2, 3], [1]])
        #expect(report.evidence.map(\.text) == ["2 of 2", "1 of 2", "1 of 2"])
        #expect(report.figure("smokeFailures")?.text == "1 of 5; 1 unknown, which is not passed")
        #expect(report.troubles.rows.map(\.what) == ["smoke home failed", "smoke login unknown"])
        // The re-verifications ended on the next day.
        #expect(report.figure("reverifyFailures")?.text == "0 of 0")
        #expect(day.report(day: 1).figure("reverifyFailures")?.text == "1 of 3")
    }

    @Test func aRunningSmokeCheckProvesNothing() throws {
        var day = DayBuilder()
        let lane = try day.landedLane(at: 0)
        try day.on(lane, .deliveryStarted(step: .smoke, name: "home", attempt: 1, job: "d"), 11)
        #expect(day.report().landed.rows.map(\.tiers) == [[1]])
    }

    @Test(arguments: [(true, [1]), (false, [Int]())])
    func aReusedResultIsDocumentedWhereItWasMade(stated: Bool, tiers: [Int]) throws {
        var day = DayBuilder()
        let origin = try day.lane(at: 0)
        try day.work(origin, from: 0, to: 1)
        try day.candidate(origin, at: 1, gates: ["test"])
        try day.gate(origin, from: 1, to: 2, statement: stated ? "s" : nil)
        let lane = try day.lane(at: 3)
        try day.work(lane, from: 3, to: 4)
        try day.candidate(lane, at: 4, gates: ["test"])
        try day.gate(lane, from: 4, to: 4, statement: nil, reusedFrom: GateOrigin(lane: origin, candidate: 1, attempt: 1))
        try day.publish(lane, at: 5)
        try day.view(lane, at: 5)
        try day.decide(lane, .approve, "correct", at: 6)
        try day.land(lane, at: 7)
        let report = day.report()
        #expect(report.landed.rows.map(\.tiers) == [tiers])
        #expect(report.figure("gateResultsReused")?.text == "1 of 2")
        #expect(report.figure("gateRunsNotPassed")?.text == "0 of 1")
    }

    @Test func aGateThatGivesTwoAnswersIsFlaky() throws {
        var day = DayBuilder()
        let lane = try day.lane(repository: "api", at: 0)
        try day.work(lane, from: 0, to: 1)
        try day.candidate(lane, at: 1, gates: ["test"])
        try day.gate(lane, from: 1, to: 2, .failed)
        try day.on(lane, .gatesRequested(["test"]), 3)
        try day.gate(lane, from: 3, to: 4)
        let report = day.report()
        #expect(report.flakyGates.rows.map { "\($0.repository) \($0.gate) \($0.trees) \($0.lanes)" } == ["api test 1 [\(lane)]"])
        #expect(report.figure("firstPass")?.text == "0 of 1")
    }

    @Test func aCarriedDecisionAndAMovedBaseAreCounted() throws {
        var day = DayBuilder()
        let lane = try day.lane(at: 0)
        try day.work(lane, from: 0, to: 1)
        try day.candidate(lane, at: 1, gates: ["test"])
        try day.gate(lane, from: 1, to: 2)
        try day.publish(lane, at: 2)
        try day.view(lane, at: 3)
        try day.decide(lane, .approve, "correct", at: 4)
        try day.on(lane, .baseMoved(expected: "base1", found: "base2"), 5)
        try day.candidate(lane, at: 5, gates: ["test"])
        try day.gate(lane, from: 5, to: 6)
        try day.on(lane, .decisionCarried(from: 1, to: 2, files: 1), 6)
        try day.publish(lane, at: 6)
        try day.on(lane, .phase(.approved, note: ""), 6)
        try day.land(lane, at: 7)
        let report = day.report()
        #expect(report.figure("decisionsCarried")?.text == "1 of 1")
        #expect(report.figure("baseMoved")?.n == 1)
        #expect(report.landedAnyway.rows.isEmpty)
    }

    @Test func rollbacksCountOnTheirDayAndAgainstTheLanding() throws {
        var day = DayBuilder()
        let lane = try day.landedLane(at: 0)
        try day.on(lane, .phase(.done, note: ""), 11)
        let revert = try day.lane(reverts: lane, at: 1500)
        try day.on(lane, .revertPrepared(revert), 1501)
        #expect(day.report(now: 1502).figure("undone")?.text == "0 of 1")
        try day.on(lane, .phase(.rolledBack, note: "by L-2"), 1510)
        let first = day.report(now: 1600)
        #expect(first.figure("undone")?.text == "1 of 1")
        #expect(first.figure("rollbacks")?.n == 0)
        #expect(first.landed.rows.map(\.undone) == [true])
        let second = day.report(day: 1)
        #expect(second.figure("rollbacks")?.n == 1)
        #expect(second.troubles.rows.map(\.detail) == ["by L-2"])
    }

    @Test func leftoversThatSignalboxCommittedAreNamed() throws {
        var day = DayBuilder()
        let lane = try day.lane(at: 0)
        try day.work(
            lane, from: 0, to: 1,
            outcome: TurnOutcome(
                ending: .completed, head: "h", newCommits: 1, leftovers: ["x"], leftoversCommitted: true, claim: Claim(account: "done")))
        try day.candidate(lane, at: 1, gates: ["test"])
        try day.gate(lane, from: 1, to: 2)
        try day.publish(lane, at: 2)
        try day.view(lane, at: 3)
        try day.decide(lane, .approve, "correct", at: 4)
        try day.land(lane, at: 5)
        let report = day.report()
        #expect(report.figure("turnsLeftoversCommitted")?.text == "1 of 1")
        #expect(report.notShown.contains("Commit counts include leftovers of the agent that Signalbox committed, for 1 lane."))
        #expect(report.notShown.contains { $0.hasPrefix("Agents gave their own account of 1 turn.") })
    }
}
