import Domain
import TestSupport
import Testing

/// Random sequences of events, such as fit and such as do not, over lanes whose targets wait for each other.
@Suite struct LaneChaosTests {
    private static let seedsPerShare: UInt64 = 50
    private static let events = 260

    @Test(arguments: UInt64(0)..<8)
    func nothingLandsThatShouldNot(share: UInt64) {
        var landings = 0
        var overrides = 0
        var refused = 0
        for seed in share * Self.seedsPerShare..<(share + 1) * Self.seedsPerShare {
            var chaos = Chaos(seed: seed)
            for _ in 0..<Self.events { chaos.step() }
            if !chaos.problems.isEmpty { Issue.record("seed \(seed): \(chaos.problems.prefix(3).joined(separator: "; "))") }
            landings += chaos.oracle.landings
            overrides += chaos.oracle.overrides
            refused += chaos.refused
        }
        // Without these the test above would hold for a machine that refuses everything.
        #expect(landings > Int(Self.seedsPerShare) / 2)
        #expect(overrides > 0)
        #expect(refused > Int(Self.seedsPerShare) * 20)
    }
}

/// Three lanes, of which the second comes after the first, and events thrown at them.
private struct Chaos {
    private(set) var oracle = LandingOracle()
    private(set) var problems: [String] = []
    private(set) var refused = 0
    private var model = ReadModel()
    private var source: EventSource
    private var sequence: Int64 = 0
    private var history: [LaneEvent] = []

    init(seed: UInt64) {
        source = EventSource(generator: SeededGenerator(seed: seed))
        for number in 1...3 {
            let id = TargetID(number: number)
            let after = number == 2 ? [TargetID(number: 1)] : []
            let target = Target(
                id: id, title: "t", intent: "", repository: number == 3 ? "api" : "web", kind: "fix", risk: .low, after: after)
            apply(.target(id, .added(target)))
            let start = LaneStart(
                target: id, repository: target.repository, boundary: nil, risk: .low, kind: "fix", title: "t", agent: "sh", definition: "d",
                attempt: 1, maxTurns: 3, maxFiles: 3, maxLines: 100)
            apply(.laneQueued(LaneID(number: number), start))
        }
    }

    mutating func step() {
        let id = LaneID(number: source.pick(3) + 1)
        guard let lane = model.lanes[id] else { return }
        // An event that fitted another lane, or this one earlier, is the most plausible nonsense.
        if source.chance(80) {
            apply(.lane(id, source.fitting(lane)))
        } else if source.chance(40), !history.isEmpty {
            apply(.lane(id, history[source.pick(history.count)]))
        } else {
            apply(.lane(id, source.nonsense(lane)))
        }
    }

    private mutating func apply(_ event: Event) {
        let recorded = RecordedEvent(sequence: sequence + 1, time: Timestamp(milliseconds: sequence), actor: "operator:ada", event: event)
        guard let records = try? model.changes(for: recorded) else {
            refused += 1
            checkUnchanged(event)
            return
        }
        sequence += 1
        let before = event.lane.flatMap { model.lanes[$0] }
        for record in records { model.store(record) }
        problems += oracle.accept(event)
        if case .lane(let id, let event) = event {
            history.append(event)
            if let before, let now = model.lanes[id] { checkPhases(before, now) }
        }
        let landing = model.lanes.values.filter { $0.phase == .landing }
        if landing.count > Set(landing.map(\.start.repository)).count { problems.append("two lanes of a repository are landing") }
    }

    /// The lane's own machine refuses without any change.
    private mutating func checkUnchanged(_ event: Event) {
        guard case .lane(let id, let event) = event, let lane = model.lanes[id] else { return }
        var copy = lane
        let refused = (try? copy.on(event, at: Timestamp(milliseconds: sequence))) == nil
        if refused, copy != lane { problems.append("\(id): a refused event changed it: \(event)") }
    }

    private mutating func checkPhases(_ before: Lane, _ now: Lane) {
        if before.phase != now.phase, !before.phase.successors.contains(now.phase) {
            problems.append("\(now.id): \(now.phase) followed \(before.phase)")
        }
        if now.phases.last?.phase != now.phase { problems.append("\(now.id): its history does not end with its phase") }
        if !now.phases.starts(with: before.phases) { problems.append("\(now.id): its history was rewritten") }
        if before.landed != nil, now.landed != before.landed { problems.append("\(now.id): its landing was rewritten") }
        if now.phase.isLanded, now.landed == nil { problems.append("\(now.id): is \(now.phase) and nothing landed") }
    }
}

extension Event {
    fileprivate var lane: LaneID? {
        if case .lane(let id, _) = self { return id }
        return nil
    }
}
