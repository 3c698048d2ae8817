import TestSupport

@testable import Domain

/// A day of turns at random, and what they used as one would add it up by hand: every minute of every turn, every figure.
struct SpendDay {
    var day = DayBuilder()
    private(set) var minute = 0.0
    private var random: SeededGenerator
    private var worked: [Entry: Int64] = [:]
    private var used: [Entry: TurnUsage] = [:]
    private var changed: Set<LaneID> = []

    private struct Entry: Hashable {
        let lane: LaneID
        let turn: Int
    }

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    static func name(_ time: Timestamp) -> String { "day \(time.milliseconds / 3_600_000)" }

    /// A new lane with its first turn.
    mutating func begin() throws -> LaneID {
        let lane = try day.lane(at: minute)
        try on(lane, .phase(.preparing, note: ""))
        try on(lane, .prepared(Workplace(path: "/w", branch: "b", base: "base", port: 4000)))
        try on(lane, .phase(.working, note: ""))
        try turn(lane)
        return lane
    }

    /// One random thing happens, then a minute passes.
    mutating func step() throws {
        let lanes = day.model.lanes.values.sorted { $0.id < $1.id }
        if lanes.count < 4 || chance(2) { _ = try begin() }
        if let lane = lanes.randomElement(using: &random) { try happen(to: lane) }
        if chance(6) { try day.apply(.workspace(.held(scope())), minute) }
        if chance(8), let scope = day.model.workspace.holds.randomElement(using: &random) {
            try day.apply(.workspace(.resumed(scope)), minute)
        }
        for lane in day.model.lanes.values {
            guard let turn = lane.openTurn, !lane.paused, lane.openAsks.isEmpty else { continue }
            if day.model.workspace.holds.contains(where: { $0.covers(lane.start) }) { continue }
            worked[Entry(lane: lane.id, turn: turn.number), default: 0] += 60_000
        }
        minute += 1
    }

    /// Gives a book what changed since it was last given anything; lanes at work may have been held.
    mutating func take(into book: inout SpendBook) {
        for id in changed.union(day.model.lanesAtWork) {
            if let lane = day.model.lanes[id] { book.take(lane, day: Self.name) }
        }
        changed = []
    }

    func naive() -> [SpendScope: Spend] {
        var sums: [SpendScope: Spend] = [:]
        for lane in day.model.lanes.values {
            for turn in lane.turns {
                let entry = Entry(lane: lane.id, turn: turn.number)
                var spend = used[entry].map(Spend.init) ?? Spend()
                spend.milliseconds = worked[entry] ?? 0
                let place = SpendPlace(
                    agent: lane.start.agent, lane: lane.id, turn: turn.number, target: lane.start.target, day: Self.name(turn.startedAt))
                for scope in place.scopes { sums[scope] = (sums[scope] ?? Spend()) + spend }
            }
        }
        return sums
    }

    private mutating func happen(to lane: Lane) throws {
        guard let turn = lane.openTurn else { return try self.turn(lane.id) }
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1:
            let id = day.model.nextAsk
            let ask = AgentAsk(key: "k\(id.number)", kind: .question, text: "?")
            try on(lane.id, .asked(Ask(id: id, turn: turn.number, ask: ask, at: DayBuilder.at(minute))))
        case 2, 3:
            guard let ask = lane.openAsks.randomElement(using: &random) else { return }
            try on(lane.id, chance(50) ? .askWithdrawn(ask.id) : .answered(ask.id, Answer(verdict: .reply, message: "yes", by: "ada")))
        case 4: try on(lane.id, lane.paused ? .resumed : .paused)
        case 5:
            try on(lane.id, .turnEnded(number: turn.number, TurnOutcome(ending: .completed, head: "h", newCommits: 0)))
        default:
            var usage = used[Entry(lane: lane.id, turn: turn.number)] ?? TurnUsage()
            usage.add(
                UsageDelta(
                    tokens: TokenCounts(output: .random(in: 0...1000, using: &random)), cost: Money(micros: 5),
                    costSource: chance(50) ? .reported : .priced))
            used[Entry(lane: lane.id, turn: turn.number)] = usage
            try on(lane.id, .usage(turn: turn.number, usage, UsageMeter()))
        }
    }

    private mutating func turn(_ lane: LaneID) throws {
        let number = (day.model.lanes[lane]?.turns.count ?? 0) + 1
        try on(lane, .turnStarted(number: number, cause: .first, job: "j", prompt: "p", from: "base", comments: []))
    }

    private mutating func on(_ lane: LaneID, _ event: LaneEvent) throws {
        try day.on(lane, event, minute)
        changed.insert(lane)
    }

    private mutating func scope() -> HoldScope {
        [.all, .repository("web"), .repository("api"), .agent("sh"), .agent("x"), .risk(.low), .risk(.high)]
            .randomElement(using: &random) ?? .all
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
}
