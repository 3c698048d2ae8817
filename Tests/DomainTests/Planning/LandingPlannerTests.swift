import Domain
import TestSupport
import Testing

@Suite struct LandingPlannerTests {
    private func approve(_ day: inout DayBuilder, repository: String = "web", at start: Double, lane existing: LaneID? = nil) throws
        -> LaneID
    {
        let lane = try existing ?? day.lane(repository: repository, at: start)
        try day.work(lane, from: start, to: start + 1)
        try day.candidate(lane, at: start + 1, gates: ["test"])
        try day.gate(lane, "test", from: start + 1, to: start + 2)
        try day.publish(lane, at: start + 2)
        try day.view(lane, at: start + 2)
        try day.decide(lane, .approve, "correct", at: start + 3)
        return lane
    }

    private func step(_ day: DayBuilder, _ lane: LaneID, _ policy: LandPolicy = .automatic) -> LaneStep? {
        day.model.lanes[lane].map { LandingPlanner(model: day.model, policy: policy).step($0) }
    }

    private func intent(_ day: DayBuilder, _ lane: LaneID) -> LaneEvent {
        let candidate = day.model.lanes[lane]?.candidate
        return .landingStarted(
            LandingIntent(candidate: 1, branch: "main", expected: candidate?.base ?? "", commit: candidate?.commit ?? ""))
    }

    @Test func firstApprovedLandsFirst() throws {
        var day = DayBuilder()
        let first = try approve(&day, at: 10)
        let second = try approve(&day, at: 5)
        let elsewhere = try approve(&day, repository: "api", at: 20)
        #expect(step(day, second) == .land)
        #expect(step(day, first) == .wait("L-2 lands first"))
        #expect(step(day, elsewhere) == .land)
        // A lane that waits for the operator does not hold up the others.
        try day.on(second, .needsOperator(.landingRefused, detail: "no"), 30)
        #expect(step(day, first) == .land)
    }

    @Test func oneAtATime() throws {
        var day = DayBuilder()
        let first = try approve(&day, at: 5)
        let second = try approve(&day, at: 10)
        try day.on(first, intent(day, first), 20)
        #expect(step(day, second) == .wait("L-1 is landing"))
        let error = #expect(throws: EventRefusal.self) { try day.on(second, intent(day, second), 21) }
        #expect(error?.message == "L-2: L-1 is landing in web")
    }

    @Test func dependenciesLandFirst() throws {
        var day = DayBuilder()
        let before = try day.target(repository: "api")
        let target = try day.target(after: [before])
        let start = LaneStart(
            target: target, repository: "web", boundary: nil, risk: .low, kind: "fix", title: "t", agent: "sh", definition: "d", attempt: 1,
            maxTurns: 3, maxFiles: 9, maxLines: 99)
        let lane = day.model.nextLane
        try day.apply(.laneQueued(lane, start), 1)
        _ = try approve(&day, at: 5, lane: lane)
        #expect(step(day, lane) == .wait("T-1 must land first"))
        let error = #expect(throws: EventRefusal.self) { try day.on(lane, intent(day, lane), 9) }
        #expect(error?.message == "L-1: T-1 must land first")
    }

    @Test func onRequestOnlyWhoWasAskedForStandsInTheWay() throws {
        var day = DayBuilder()
        _ = try approve(&day, at: 5)
        let second = try approve(&day, at: 10)
        try day.on(second, .landRequested, 20)
        #expect(step(day, second, .manual) == .land)
    }
}
