import Domain
import Foundation
import TestSupport
import Testing

@Suite struct ReadModelTests {
    private func expectRefusal(_ day: DayBuilder, _ event: Event, _ words: String) {
        var day = day
        let before = day.model
        let error = #expect(throws: EventRefusal.self) { try day.apply(event, 1) }
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "accepted")")
        #expect(day.model == before)
    }

    private func target(_ number: Int) -> Target {
        Target(id: TargetID(number: number), title: "t", intent: "", repository: "web", kind: "fix", risk: .low)
    }

    @Test func whatDoesNotFitIsRefusedWithWords() throws {
        var day = DayBuilder()
        let lane = try day.lane(at: 0)
        let start = try #require(day.model.lanes[lane]?.start)
        let one = TargetID(number: 1)
        let nine = TargetID(number: 9)
        expectRefusal(day, .target(one, .added(target(1))), "T-1 exists already")
        expectRefusal(day, .target(nine, .added(target(8))), "exists already")
        expectRefusal(day, .target(nine, .edited(target(9))), "there is no target T-9")
        expectRefusal(day, .target(one, .edited(target(9))), "there is no target T-1")
        expectRefusal(day, .target(nine, .dropped(reason: "x")), "there is no target T-9")
        expectRefusal(day, .laneQueued(lane, start), "L-1 exists already")
        var other = start
        other.target = nine
        expectRefusal(day, .laneQueued(LaneID(number: 5), other), "L-5: there is no target T-9")
        expectRefusal(day, .lane(LaneID(number: 5), .retried), "there is no lane L-5")
    }

    @Test func anEditKeepsWhenItWasAdded() throws {
        var day = DayBuilder()
        let id = try day.target(at: 5)
        var edited = target(1)
        edited.title = "new"
        try day.apply(.target(id, .edited(edited)), 9)
        #expect(day.model.targets[id]?.title == "new")
        #expect(day.model.targets[id]?.addedAt == DayBuilder.at(5))
    }

    @Test func numbersAreHandedOutInOrder() throws {
        var day = DayBuilder()
        #expect(day.model.nextTarget == TargetID(number: 1))
        #expect(day.model.nextLane == LaneID(number: 1))
        let lane = try day.landedLane(at: 0)
        #expect(day.model.nextTarget == TargetID(number: 2))
        #expect(day.model.nextLane == LaneID(number: 2))
        #expect(day.model.nextPullRequest(in: "web") == 2)
        #expect(day.model.nextPullRequest(in: "api") == 1)
        #expect(day.model.lanes(of: TargetID(number: 1)).map(\.id) == [lane])
        #expect(day.model.hasLanded(TargetID(number: 1)))
        #expect(day.model.openLane(of: TargetID(number: 1)) == nil)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func whatIsKeptBesideTheLanesIsWhatTheLanesSay(seed: UInt64) throws {
        let model = try RandomDay(seed: seed, lanes: 12).day.model
        let lanes = Array(model.lanes.values)
        #expect(model.unsettled == Set(lanes.filter { !$0.isSettled }.map(\.id)))
        #expect(Set(model.unsettledLanes.map(\.id)) == model.unsettled)
        #expect(Set(model.unsettledVersions.map(\.lane.id)) == model.unsettled)
        #expect(model.landedCount == lanes.count { $0.phase.isLanded && $0.phase != .rolledBack })
        for start in Set(lanes.map(\.phaseSince)) {
            let expected = lanes.filter { $0.isSettled && $0.phaseSince >= start }.map(\.id)
            #expect(model.versions(settledSince: start).map(\.lane.id).sorted() == expected.sorted())
        }
        // Whatever can still happen to a lane, or be asked of somebody, is among those that are looked at.
        for lane in lanes where !model.unsettled.contains(lane.id) {
            #expect(lane.phase.isEnd && lane.attention == nil && lane.openAsks.isEmpty)
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func whatIsToDoIsKeptBesideTheTargets(seed: UInt64) throws {
        var day = try RandomDay(seed: seed, lanes: 12).day
        let undone = day.model.targets.keys.filter { !day.model.hasLanded($0) && day.model.openLane(of: $0) == nil }.sorted()
        try day.apply(.target(try #require(undone.first), .dropped(reason: "x")), 3000)
        let model = try day.settledModel
        #expect(model.unlanded == Set(model.targets.values.filter { $0.dropped == nil && !model.hasLanded($0.id) }.map(\.id)))
        #expect(model.hasWhatItsRecordsComeTo)
        // One is open, or done, or dropped.
        let open = model.openTargets.map(\.id)
        let done = model.newestDone(100).map(\.id)
        let dropped = model.targets.values.filter { $0.dropped != nil }.map(\.id)
        #expect((open + done + dropped).sorted() == model.targets.keys.sorted())
        #expect(open == open.sorted() && done == done.sorted(by: >))
        #expect(model.newestDone(1).map(\.id) == [try #require(done.first)])
        for lane in model.lanes.values where !lane.phase.isEnd { #expect(open.contains(lane.start.target)) }
        for target in done { #expect(model.hasLanded(target) && model.lanes(of: target).allSatisfy(\.phase.isEnd)) }
        #expect(ReadModel().openTargets.isEmpty && ReadModel().newestDone(3).isEmpty)
    }

    @Test func aRolledBackTargetIsToDoAgain() throws {
        var day = DayBuilder()
        let lane = try day.landedLane(at: 0)
        let target = try #require(day.model.lanes[lane]?.start.target)
        #expect(!day.model.unlanded.contains(target))
        try day.on(lane, .phase(.verifying, note: ""), 50)
        #expect(day.model.openTargets.map(\.id) == [target])
        try day.on(lane, .phase(.rolledBack, note: ""), 51)
        #expect(day.model.unlanded.contains(target) && day.model.openTargets.map(\.id) == [target])
    }

    @Test func aLaneIsSettledWhenItsWorktreeIsBack() throws {
        var day = DayBuilder()
        let lane = try day.landedLane(at: 0)
        let hasEnded = day.model.lanes[lane]?.phase.isEnd == true
        #expect(day.model.unsettled == [lane])
        if !hasEnded { try day.apply(.lane(lane, .phase(.done, note: "")), 60) }
        #expect(day.model.unsettled == [lane])
        try day.apply(.lane(lane, .released(retained: nil)), 61)
        #expect(day.model.unsettled.isEmpty)
        let end = try #require(day.model.lanes[lane]?.phaseSince)
        #expect(day.model.versions(settledSince: end).map(\.lane.id) == [lane])
        #expect(day.model.versions(settledSince: Timestamp(milliseconds: end.milliseconds + 1)).isEmpty)
    }

    @Test func theWorkspaceKeepsItsTroubles() throws {
        var day = DayBuilder()
        try day.apply(.workspace(.serverStarted(version: "1")), 0)
        try day.apply(.workspace(.serverStarted(version: "2")), 1)
        try day.apply(.workspace(.configurationRejected(problems: ["line 3"])), 2)
        #expect(day.model.workspace.problems == ["line 3"])
        try day.apply(.workspace(.configurationLoaded(digest: "d", repositories: ["web"])), 3)
        try day.apply(.workspace(.alarm("tree")), 4)
        try day.apply(.workspace(.repositorySynced(repository: "web", branch: "main", head: "h")), 5)
        #expect(day.model.workspace.serverStarts == 2)
        #expect(day.model.workspace.version == "2")
        #expect(day.model.workspace.problems.isEmpty)
        #expect(day.model.workspace.alarms == ["tree"])
        #expect(day.model.repositories["web"]?.syncedAt == DayBuilder.at(5))
    }

    @Test func definitionsKeepTheirVersions() throws {
        var day = DayBuilder()
        for (name, definition, minute) in [("a", "1", 0.0), ("b", "2", 1), ("a", "3", 2), ("a", "1", 3)] {
            try day.apply(.workspace(.agentDefined(name: name, definition: definition, source: "s" + definition)), minute)
        }
        #expect(day.model.workspace.agents["a"]?.map(\.definition) == ["1", "3", "1"])
        #expect(day.model.workspace.agents["a"]?.last?.source == "s1")
        #expect(day.model.workspace.agents["b"] == [AgentVersion(definition: "2", source: "s2", since: DayBuilder.at(1))])
    }

    @Test func pullRequestsCloseWithTheirLane() throws {
        for (kind, phase) in [(DecisionKind.reject, "not-wanted"), (.abandon, "stuck")] {
            var day = DayBuilder()
            let lane = try day.lane(at: 0)
            try day.work(lane, from: 0, to: 1)
            try day.candidate(lane, at: 1, gates: ["test"])
            try day.gate(lane, "test", from: 1, to: 2)
            try day.publish(lane, at: 2)
            #expect(day.model.pullRequests["web#1"]?.state == .open)
            #expect(day.model.pullRequests["web#1"]?.candidate == "L-1-c1")
            try day.decide(lane, kind, phase, at: 3)
            #expect(day.model.pullRequests["web#1"]?.state == .closed)
            #expect(day.model.pullRequests["web#1"]?.closedAt == DayBuilder.at(3))
        }
    }

    /// Stored events must read back as they were, whatever happens in a day; and the same events give the same state.
    @Test(arguments: UInt64(1)...10)
    func recordsSurviveTheirText(seed: UInt64) throws {
        let model = try RandomDay(seed: seed, lanes: 8).day.model
        let records =
            model.lanes.values.map(Record.lane) + model.targets.values.map(Record.target)
            + model.pullRequests.values.map(Record.pullRequest)
        for record in records {
            #expect(try JSONDecoder().decode(Record.self, from: JSONEncoder().encode(record)) == record)
        }
        #expect(try RandomDay(seed: seed, lanes: 8).day.model == model)
    }

    @Test func namesOfEvents() {
        let lane = LaneID(number: 7)
        #expect(Event.lane(lane, .landRequested).kind == "lane.landRequested")
        #expect(Event.lane(lane, .phase(.landed, note: "")).kind == "lane.phase")
        #expect(Event.lane(lane, .decisionVoided("x")).kind == "lane.decisionVoided")
        #expect(Event.workspace(.alarm("x")).kind == "workspace.alarm")
        #expect(Event.target(TargetID(number: 3), .dropped(reason: "")).subject == "T-3")
        #expect(Event.lane(lane, .retried).subject == "L-7")
    }
}
