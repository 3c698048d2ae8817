import Domain
import TestSupport
import Testing

@Suite struct RankingTests {
    private let configuration = WorkspaceConfiguration(
        name: "w",
        repositories: [
            RepositoryConfiguration(
                name: "web", url: "web",
                boundaries: [
                    BoundaryConfiguration(name: "ui", paths: ["ui/**"]), BoundaryConfiguration(name: "auth", paths: ["auth/**"], lanes: 2),
                ])
        ],
        policy: PolicyConfiguration(lanes: 3, lanesPerRepository: 2, lanesPerBoundary: 1))

    private func add(
        _ day: inout DayBuilder, _ number: Int, risk: Risk = .low, boundary: String? = nil, after: [Int] = [], at minute: Double
    ) throws {
        let id = TargetID(number: number)
        let target = Target(
            id: id, title: "t\(number)", intent: "", repository: "web", boundary: boundary, kind: "fix", risk: risk,
            after: after.map(TargetID.init))
        try day.apply(.target(id, .added(target)), minute)
    }

    @Test func orderAndReasons() throws {
        var day = DayBuilder()
        try add(&day, 1, at: 30)
        try add(&day, 2, at: 10)
        try add(&day, 3, risk: .high, boundary: "ui", at: 50)
        try add(&day, 4, after: [1], at: 0)
        try add(&day, 5, after: [4], at: 0)
        try add(&day, 6, at: 0)
        try day.apply(.target(TargetID(number: 6), .dropped(reason: "x")), 1)
        let ranked = TargetRanking(model: day.model, configuration: configuration).ranked(now: DayBuilder.at(60))
        #expect(ranked.map(\.target.number) == [1, 3, 2, 4, 5])
        #expect(ranked.map(\.ready) == [true, true, true, false, false])
        #expect(
            ranked.map(\.reasons) == [
                ["unblocks 2", "waiting 30 min"], ["high risk needs you fresh", "boundary ui free", "waiting 10 min"], ["waiting 50 min"],
                ["waits for T-1", "unblocks 1", "waiting 1 h"], ["waits for T-4", "waiting 1 h"],
            ])
    }

    /// What has landed waits for nobody, so it passes nothing on.
    @Test func whatHasLandedIsNotUnblocked() throws {
        var day = DayBuilder()
        let first = try day.landedLane(at: 0)
        let second = try day.landedLane(at: 1)
        let targets = try [first, second].map { try #require(day.model.lanes[$0]?.start.target) }
        try day.apply(.target(targets[1], .ordered(after: [targets[0]])), 50)
        try add(&day, 3, after: [2], at: 51)
        try day.on(first, .phase(.verifying, note: ""), 52)
        try day.on(first, .phase(.rolledBack, note: ""), 53)
        let ranked = TargetRanking(model: day.model, configuration: configuration).ranked(now: DayBuilder.at(60))
        #expect(ranked.map(\.target.number) == [1, 3] && ranked.allSatisfy { $0.ready })
        #expect(ranked[0].reasons.allSatisfy { !$0.hasPrefix("unblocks") })
    }

    @Test func whatIsAtWorkOrLandedIsNotRanked() throws {
        var day = DayBuilder()
        let lane = try day.lane(at: 0)
        let landed = try day.landedLane(at: 1)
        #expect(TargetRanking(model: day.model, configuration: configuration).ranked(now: DayBuilder.at(9)).isEmpty)
        try day.decide(lane, .abandon, "stuck", at: 8)
        #expect(TargetRanking(model: day.model, configuration: configuration).ranked(now: DayBuilder.at(9)).map(\.target.number) == [1])
        try day.on(landed, .phase(.verifying, note: ""), 12)
        try day.on(landed, .phase(.rolledBack, note: ""), 13)
        #expect(
            TargetRanking(model: day.model, configuration: configuration).ranked(now: DayBuilder.at(14)).map(\.target.number) == [1, 2])
    }

    @Test func capacityNamesTheLimit() throws {
        var day = DayBuilder()
        func full(_ boundary: String?) -> String? {
            Capacity(model: day.model, configuration: configuration).full(repository: "web", boundary: boundary)
        }
        func begin(_ number: Int, boundary: String?) throws -> LaneID {
            try add(&day, number, boundary: boundary, at: 0)
            let start = LaneStart(
                target: TargetID(number: number), repository: "web", boundary: boundary, risk: .low, kind: "fix", title: "t", agent: "sh",
                definition: "d", attempt: 1, maxTurns: 3, maxFiles: 9, maxLines: 99)
            let lane = LaneID(number: number)
            try day.apply(.laneQueued(lane, start), 0)
            try day.on(lane, .phase(.preparing, note: ""), 1)
            return lane
        }
        #expect(full("ui") == nil)
        let first = try begin(1, boundary: "ui")
        #expect(full(nil) == nil)
        #expect(full("auth") == nil)
        #expect(full("ui") == "boundary ui of web is held by L-1")
        let second = try begin(2, boundary: "auth")
        #expect(full(nil) == "web has 2 lanes at work")
        // A lane that waits for the operator is not at work, and still holds its boundary.
        try day.on(first, .needsOperator(.setupFailed, detail: "x"), 2)
        #expect(full(nil) == nil)
        #expect(full("auth") == nil)
        #expect(full("ui") == "boundary ui of web is held by L-1")
        try day.on(second, .paused, 2)
        _ = try begin(3, boundary: "auth")
        #expect(full("auth") == "boundary auth of web is held by L-2, L-3")
        try day.decide(first, .abandon, "stuck", at: 3)
        #expect(full("ui") == nil)
    }
}
