import Domain
import TestSupport
import Testing

/// Every expected value here is counted by hand from the events above it.
@Suite struct DayReportTests {
    @Test func anEmptyDayIsAllZeroesAndSaysSo() throws {
        let report = DayBuilder().report()
        for figure in report.figures where figure.id != "window" {
            #expect(figure.n ?? 0 == 0, "\(figure.id)")
            #expect(!figure.source.isEmpty)
        }
        #expect(report.figure("cycleP50")?.seconds == nil)
        #expect(report.figure("tier1")?.text == "0 of 0")
        #expect(report.commitsByHour.rows.count == 24)
        #expect(report.landed.rows.isEmpty && report.unfinished.rows.isEmpty)
        #expect(report.notShown == ["No lane was at work and nothing landed: the figures say nothing about quality."])
        #expect(report.complete)
    }

    @Test func aStraightDay() throws {
        var day = DayBuilder()
        let first = try day.landedLane(kind: "fix", repository: "web", commits: 2, at: 60)
        let second = try day.landedLane(kind: "docs", repository: "api", commits: 3, at: 130)
        let commits = day.commits(of: first, at: 65) + day.commits(of: second, at: 138)
        let report = day.report(commits: commits)
        #expect(report.figure("pullRequestsLanded")?.n == 2)
        #expect(report.figure("commits")?.n == 5)
        #expect(report.figure("commitsByCandidates")?.n == 5)
        #expect(report.commitDisagreements.rows.isEmpty)
        #expect(report.figure("repositories")?.n == 2)
        #expect(report.figure("kinds")?.text == "2: docs 1, fix 1")
        #expect(report.figure("linesChanged")?.text == "24 (2 files)")
        #expect(report.figure("acceptance")?.text == "2 of 2")
        #expect(report.figure("acceptedWithoutRework")?.n == 2)
        #expect(report.figure("acceptedFirstTurn")?.n == 2)
        #expect(report.figure("firstPass")?.text == "2 of 2")
        #expect(report.figure("tier1")?.n == 2)
        #expect(report.figure("tier2")?.n == 0)
        #expect(report.figure("cycleP50")?.seconds == 600)
        #expect(report.figure("cycleP90")?.seconds == 600)
        #expect(report.commitsByHour.rows.map(\.commits)[0...3] == [0, 2, 3, 0])
        #expect(report.commitsByHour.rows.last?.cumulative == 5)
        #expect(report.byRepository.rows.map(\.repository) == ["api", "web"])
        #expect(report.decisions.rows.map(\.count) == [2])
        #expect(report.deciders.rows.map { "\($0.by) \($0.decisions)" } == ["ada 2"])
        #expect(report.landedAnyway.rows.isEmpty)
        #expect(report.landed.rows.map(\.gates) == ["2 green", "2 green"])
        #expect(report.notShown.contains("No re-verification was run: tier 3 is 0 of 2."))
        #expect(report.notShown.contains { $0.hasPrefix("Smoke checks ran for 0 of 2 repositories") })
        // Per lane: queue 1 minute, agent 4, gates 2, operator 3.
        let waiting = Dictionary(uniqueKeysWithValues: report.waiting.rows.map { ($0.waitedFor, $0.seconds) })
        #expect(waiting == [.queue: 120, .agent: 480, .gates: 240, .operator: 360, .forge: 0])
        #expect(report.waiting.rows.first?.text == "6 min of 20 min")
    }

    @Test func commitsAreCountedOnceAndDisagreementIsShown() throws {
        var day = DayBuilder()
        let lane = try day.landedLane(commits: 2, at: 600)
        let old = try day.landedLane(commits: 1, at: -300)
        var commits = day.commits(of: lane, at: 604)
        commits.append(commits[0])
        commits += day.commits(of: old, at: 605)
        commits.append(CommitFact(repository: "web", lane: lane, hash: "x", time: DayBuilder.at(-60)))
        commits.append(CommitFact(repository: "web", lane: nil, hash: "y", time: DayBuilder.at(60)))
        commits.append(CommitFact(repository: "web", lane: nil, hash: "z", time: DayBuilder.at(1440)))
        commits.append(CommitFact(repository: "web", lane: LaneID(number: 99), hash: "v", time: DayBuilder.at(61)))
        let report = day.report(commits: commits)
        // Two of the lane, one of the lane made the day before, two outside any lane inside the day.
        #expect(report.figure("commits")?.text == "5 (2 of them outside any lane)")
        #expect(report.commitsByHour.rows[10].commits == 3)
        #expect(report.commitsByHour.rows[1].commits == 2)
        #expect(report.commitDisagreements.rows.map { "\($0.lane) \($0.repository) \($0.git) \($0.candidate)" } == ["\(lane) web 3 2"])
        #expect(report.notShown.contains("Git and the ledger count commits differently for 1 lane: L-1 (git 3, ledger 2)."))
        #expect(report.byRepository.rows.first?.commitsOutsideLanes == 2)
    }

    @Test func aLaneCountsOnTheDayItEnds() throws {
        var day = DayBuilder()
        let late = try day.lane(at: 1430)
        try day.work(late, from: 1431, to: 1435)
        try day.candidate(late, at: 1435)
        try day.gate(late, "lint", from: 1435, to: 1436)
        try day.gate(late, "test", from: 1436, to: 1437)
        try day.publish(late, at: 1437)
        try day.view(late, at: 1438)
        try day.decide(late, .approve, "correct", at: 1441)
        try day.land(late, at: 1442)
        let today = day.report(now: 1500)
        #expect(today.figure("open")?.n == 1)
        #expect(today.figure("acceptance")?.text == "0 of 0")
        #expect(today.unfinished.rows.map(\.phase) == [.inspecting])
        #expect(today.unfinished.rows.map(\.reason) == ["has landed since"])
        #expect(today.decisions.rows.isEmpty)
        let tomorrow = day.report(day: 1)
        #expect(tomorrow.figure("acceptance")?.text == "1 of 1")
        #expect(tomorrow.figure("open")?.n == 0)
        #expect(tomorrow.figure("turns")?.n == 0)
        #expect(tomorrow.figure("lanesDispatched")?.n == 0)
        #expect(day.report(day: 2).lanesByKind.rows.isEmpty)
    }

    /// Targets whose lanes were over before the day do not wait in it.
    @Test func whatWasDoneOnAnotherDayIsNotUnfinished() throws {
        var day = DayBuilder()
        let done = try day.landedLane(at: 10)
        if day.model.lanes[done]?.phase.isEnd == false { try day.on(done, .phase(.done, note: ""), 100) }
        try day.on(done, .released(retained: nil), 101)
        let target = try #require(day.model.lanes[done]?.start.target)
        _ = try day.target(after: [target], at: 1500)
        #expect(day.model.unsettled.isEmpty)
        #expect(day.report(day: 1, now: 2000).unfinished.rows.map(\.reason) == ["not dispatched"])
    }

    @Test func undispatchedTargetsAreUnfinished() throws {
        var day = DayBuilder()
        let first = try day.target(at: 5)
        _ = try day.target(after: [first], at: 6)
        let report = day.report(now: 30)
        #expect(report.unfinished.rows.map(\.reason) == ["not dispatched", "not dispatched; waits for T-1"])
        #expect(report.unfinished.rows.map(\.nextActor) == [.operator, .queue])
        #expect(!report.complete)
        #expect(report.notShown.first == "The day is not over: the figures are as of the moment the report was made.")
    }
}
