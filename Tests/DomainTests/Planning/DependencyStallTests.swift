import Domain
import TestSupport
import Testing

/// A lane whose target comes after others: what it waits for, and when it asks.
@Suite struct DependencyStallTests {
    private let configuration = WorkspaceConfiguration(
        name: "w",
        repositories: [
            RepositoryConfiguration(name: "web", url: "web", boundaries: [BoundaryConfiguration(name: "ui", paths: ["ui/**"])])
        ],
        policy: PolicyConfiguration(lanes: 9, lanesPerRepository: 9, lanesPerBoundary: 1))

    private func step(_ day: DayBuilder, _ lane: LaneID) -> LaneStep? {
        day.model.lanes[lane].map { LanePlanner(model: day.model, configuration: configuration).step($0) }
    }

    private func dispatch(_ day: inout DayBuilder, _ target: TargetID, boundary: String? = nil) throws -> LaneID {
        let start = LaneStart(
            target: target, repository: "web", boundary: boundary, risk: .low, kind: "fix", title: "t", agent: "sh", definition: "d",
            attempt: 1, maxTurns: 3, maxFiles: 9, maxLines: 99)
        let lane = day.model.nextLane
        try day.apply(.laneQueued(lane, start), 0)
        return lane
    }

    private func approve(_ day: inout DayBuilder, _ lane: LaneID) throws {
        try day.work(lane, from: 1, to: 2)
        try day.candidate(lane, at: 2, gates: ["test"])
        try day.gate(lane, "test", from: 2, to: 3)
        try day.publish(lane, at: 3)
        try day.view(lane, at: 3)
        try day.decide(lane, .approve, "correct", at: 4)
    }

    private func roll(_ day: inout DayBuilder, _ lane: LaneID) throws {
        try day.on(lane, .phase(.verifying, note: ""), 6)
        try day.on(lane, .phase(.rolledBack, note: ""), 7)
    }

    @Test("What became of the target that must land first says whether somebody is asked, and in which words")
    func fates() throws {
        let ways = "let T-2 come after it no more, or give L-9 up."
        let fates: [(String, (inout DayBuilder, TargetID) throws -> Void, String?)] = [
            ("dispatched", { _ = try dispatch(&$0, $1) }, nil),
            ("at work", { try $0.work(try dispatch(&$0, $1), from: 1, to: 2) }, nil),
            (
                "asks itself",
                {
                    let lane = try dispatch(&$0, $1)
                    try $0.on(lane, .needsOperator(.setupFailed, detail: "x"), 1)
                }, nil
            ),
            (
                "paused",
                {
                    let lane = try dispatch(&$0, $1)
                    try $0.on(lane, .paused, 1)
                }, nil
            ),
            ("nobody", { _, _ in }, "T-1 was never dispatched. Dispatch T-1, \(ways)"),
            ("dropped", { try $0.apply(.target($1, .dropped(reason: "no")), 1) }, "T-1 was dropped. L\(ways.dropFirst())"),
            (
                "abandoned", { try $0.decide(try dispatch(&$0, $1), .abandon, "stuck", at: 1) },
                "L-1 of T-1 was abandoned. Dispatch T-1 again, \(ways)"
            ),
            (
                "rejected", { try $0.decide(try dispatch(&$0, $1), .reject, "duplicate", at: 1) },
                "L-1 of T-1 was rejected. Dispatch T-1 again, \(ways)"
            ),
            (
                "rolled back",
                {
                    let lane = try dispatch(&$0, $1)
                    try approve(&$0, lane)
                    try $0.land(lane, at: 5)
                    try roll(&$0, lane)
                }, "L-1 of T-1 was rolled back. Dispatch T-1 again, \(ways)"
            ),
            (
                "abandoned and dispatched again",
                {
                    try $0.decide(try dispatch(&$0, $1), .abandon, "stuck", at: 1)
                    _ = try dispatch(&$0, $1)
                }, nil
            ),
        ]
        for (name, make, asked) in fates {
            var day = DayBuilder()
            let first = try day.target()
            let second = try day.target(after: [first])
            try make(&day, first)
            let waiting = try dispatch(&day, second)
            let words = asked.map {
                "T-1 must land first and is not on the way: " + $0.replacing("L-9", with: "\(waiting)")
            }
            #expect(
                step(day, waiting) == words.map { .ask(.dependencyStalled, $0) } ?? .wait("T-1 must land first"), "queued, \(name)")
            try day.work(waiting, from: 1, to: 2)
            try approve(&day, waiting)
            #expect(
                step(day, waiting) == words.map { .ask(.dependencyStalled, $0) } ?? .wait("T-1 must land first"), "approved, \(name)")
        }
    }

    @Test("A question about a dependency goes away when that is on its way, and is asked anew when it is about others")
    func clears() throws {
        var day = DayBuilder()
        let (first, other) = (try day.target(), try day.target())
        let lane = try dispatch(&day, try day.target(after: [first, other]))
        guard case .ask(let reason, let detail)? = step(day, lane) else {
            Issue.record("it does not ask")
            return
        }
        #expect(detail.hasPrefix("T-1, T-2 must land first and are not on the way: T-1 was never dispatched, T-2 was never dispatched."))
        try day.on(lane, .needsOperator(reason, detail: detail), 1)
        #expect(step(day, lane) == .wait("the operator: \(detail)"))
        #expect(day.model.lanes[lane]?.nextActor == .operator)

        // Another try changes nothing about it.
        try day.on(lane, .retried, 2)
        #expect(step(day, lane) == .ask(reason, detail))
        try day.on(lane, .needsOperator(reason, detail: detail), 3)

        let started = try dispatch(&day, first)
        guard case .ask(_, let rest)? = step(day, lane) else {
            Issue.record("T-2 alone is to be asked for")
            return
        }
        #expect(rest.hasPrefix("T-2 must land first and is not on the way"))
        try day.on(lane, .needsOperator(reason, detail: rest), 4)
        _ = try dispatch(&day, other)
        // Also while it is paused: what is no longer so is not shown.
        try day.on(lane, .paused, 5)
        #expect(step(day, lane) == .clear(.dependencyStalled))
        try day.on(lane, .cleared(.dependencyStalled), 6)
        try day.on(lane, .resumed, 7)
        #expect(day.model.lanes[lane]?.attention == nil)
        #expect(step(day, lane) == .wait("T-1, T-2 must land first"))
        try day.decide(started, .abandon, "stuck", at: 8)
        #expect(step(day, lane) != .wait("T-1, T-2 must land first"))
    }

    @Test("Only a question that can come right by itself is taken back, and only while it is asked")
    func refusals() throws {
        var day = DayBuilder()
        let lane = try day.lane(at: 0)
        #expect(throws: EventRefusal.self) { try day.on(lane, .cleared(.dependencyStalled), 1) }
        try day.on(lane, .needsOperator(.gatesRed, detail: "red"), 1)
        #expect(throws: EventRefusal.self) { try day.on(lane, .cleared(.gatesRed), 2) }
        #expect(throws: EventRefusal.self) { try day.on(lane, .cleared(.dependencyStalled), 2) }
        #expect(AttentionReason.allCases.filter(\.passesByItself) == [.dependencyStalled])
    }

    @Test("A lane behind a boundary yields it to what must land before it")
    func boundaries() throws {
        var day = DayBuilder()
        let first = try day.target()
        let second = try day.target(after: [first])
        let old = try dispatch(&day, first, boundary: "ui")
        try approve(&day, old)
        try day.land(old, at: 5)
        let waiting = try dispatch(&day, second, boundary: "ui")
        try approve(&day, waiting)
        try roll(&day, old)
        let again = try dispatch(&day, first, boundary: "ui")
        let stranger = try dispatch(&day, try day.target(), boundary: "ui")
        #expect(step(day, waiting) == .wait("T-1 must land first"))
        #expect(step(day, stranger) == .wait("boundary ui of web is held by \(waiting)"))
        #expect(step(day, again) == .enter(.preparing))
        let third = try day.target()
        let ranked = TargetRanking(model: day.model, configuration: configuration).ranked(now: DayBuilder.at(9))
        #expect(ranked.map(\.target) == [third])
    }

    @Test("Over two boundaries too: who waits in a circle is let through")
    func circles() throws {
        var day = DayBuilder()
        let (a, z) = (try day.target(), try day.target())
        let holder = try dispatch(&day, try day.target(after: [a]), boundary: "ui")
        let keeper = try dispatch(&day, try day.target(after: [z]), boundary: "api")
        for lane in [holder, keeper] { try approve(&day, lane) }
        let first = try dispatch(&day, a, boundary: "api")
        let last = try dispatch(&day, z, boundary: "ui")
        #expect(step(day, first) == .enter(.preparing))
        #expect(step(day, last) == .enter(.preparing))
    }
}
