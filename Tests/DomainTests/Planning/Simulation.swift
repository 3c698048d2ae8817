import Domain
import TestSupport

/// The loop over a simulated world: plans with the planner under test, executes each step in pieces,
/// between which it may crash, and watches.
struct Simulation {
    /// A step under way. It is forgotten by a crash.
    struct Work {
        let step: LaneStep
        var stage = 0
        /// Gates still to be run in this round.
        var gates: [String] = []
    }

    let configuration: WorkspaceConfiguration
    private(set) var model = ReadModel()
    var world: SimulatedWorld
    var source: EventSource
    private(set) var problems: [String] = []
    private(set) var oracle = LandingOracle()
    private(set) var crashes = 0
    /// How often a lane asked for what must land first, and how often that came right by itself.
    private(set) var stalls = 0
    private(set) var cleared = 0
    /// What each target is dispatched with.
    private var starts: [TargetID: LaneStart] = [:]
    var inFlight: [LaneID: Work] = [:]
    /// Steps taken by a lane since something outside of it happened.
    private var steps: [LaneID: Int] = [:]
    /// Lanes at their end whose step cannot even be recorded as failed; they rest until the next tick.
    var resting: Set<LaneID> = []
    private var sequence: Int64 = 0

    /// Far more than any honest way from one operator's word to the next needs.
    private static let stepLimit = 60

    init(seed: UInt64) {
        var source = EventSource(generator: SeededGenerator(seed: seed))
        let smoke = [SmokeConfiguration(name: "home", run: "true")]
        let deploy = CommandConfiguration(run: "true")
        configuration = WorkspaceConfiguration(
            name: "w",
            repositories: [
                RepositoryConfiguration(
                    name: "web", url: "web", boundaries: [BoundaryConfiguration(name: "ui", paths: ["f*"])], deploy: deploy, smoke: smoke),
                RepositoryConfiguration(name: "api", url: "api", smoke: smoke, lanes: 1),
                RepositoryConfiguration(name: "docs", url: "docs"),
            ],
            policy: PolicyConfiguration(
                lanes: 3, lanesPerRepository: 2, lanesPerBoundary: 1, maxTurns: 2, maxFiles: 4,
                land: source.chance(30) ? .manual : .automatic),
            review: seed % 2 == 0
                ? ReviewConfiguration(
                    reviewers: [.init(agent: "quick"), .init(agent: "deep", repositories: ["web"])], sendBack: seed % 4 == 0)
                : .init())
        world = SimulatedWorld(
            seed: seed, repositories: configuration.repositories.map(\.name),
            source: EventSource(generator: SeededGenerator(seed: seed &+ 1_000_000)))
        self.source = source
        queue()
    }

    /// Seven targets over three repositories; later ones come after earlier ones at random, and one in ten is not dispatched.
    private mutating func queue() {
        for number in 1...7 {
            let id = TargetID(number: number)
            var after: [TargetID] = []
            for earlier in 1..<max(2, number) where number > 1 && source.chance(20) { after.append(TargetID(number: earlier)) }
            let repository = ["web", "web", "api", "docs"][source.pick(4)]
            let target = Target(id: id, title: "t", intent: "", repository: repository, kind: "fix", risk: .low, after: after)
            record([.target(id, .added(target))])
            let start = LaneStart(
                target: id, repository: repository, boundary: repository == "web" && source.chance(60) ? "ui" : nil, risk: .low,
                kind: "fix",
                title: "t", agent: "sh", definition: "d", attempt: 1, maxTurns: 2, maxFiles: 4, maxLines: 400)
            starts[id] = start
            if !source.chance(10) { dispatch(id) }
        }
    }

    mutating func dispatch(_ target: TargetID) {
        guard var start = starts[target], model.openLane(of: target) == nil else { return }
        start.attempt = model.lanes(of: target).count + 1
        record([.laneQueued(model.nextLane, start)])
    }

    /// Appends events, all or none.
    @discardableResult
    mutating func record(_ events: [Event]) -> Bool {
        var next = model
        for event in events {
            let recorded = RecordedEvent(
                sequence: sequence, time: Timestamp(milliseconds: sequence), actor: "operator:ada", event: event)
            guard let records = try? next.changes(for: recorded) else { return false }
            for record in records { next.store(record) }
            sequence += 1
        }
        for event in events {
            watch(event)
            problems += oracle.accept(event)
        }
        model = next
        for (repository, lanes) in Dictionary(grouping: model.lanes.values.filter { $0.phase == .landing }, by: \.start.repository)
        where lanes.count > 1 {
            problems.append("\(lanes.count) lanes of \(repository) are landing")
        }
        return true
    }

    @discardableResult
    mutating func record(_ id: LaneID, _ events: LaneEvent...) -> Bool { record(events.map { .lane(id, $0) }) }

    mutating func fail(_ text: String) { problems.append(text) }

    /// Looks at an event while ``model`` is still the state before it.
    private mutating func watch(_ event: Event) {
        if case .lane(_, .needsOperator(.dependencyStalled, _)) = event { stalls += 1 }
        if case .lane(_, .cleared) = event { cleared += 1 }
        guard case .lane(let id, .phase(.preparing, _)) = event, let lane = model.lanes[id] else { return }
        let working = model.lanes.values.filter {
            [.preparing, .working, .gating, .publishing].contains($0.phase) && $0.attention == nil && !$0.paused
        }
        let limit = lane.start.repository == "api" ? 1 : 2
        if working.count >= 3 { problems.append("\(id) began as the lane number \(working.count + 1) at work") }
        if working.count(where: { $0.start.repository == lane.start.repository }) >= limit {
            problems.append("\(id) began over the limit of \(lane.start.repository)")
        }
        let open: [Phase] = [.preparing, .working, .gating, .publishing, .inspecting, .approved, .landing]
        if lane.start.boundary != nil,
            model.lanes.values.contains(where: {
                open.contains($0.phase) && $0.start.boundary == lane.start.boundary && $0.start.repository == lane.start.repository
                    && !comesAfter($0.start.target, lane.start.target)
            })
        {
            problems.append("\(id) began inside a boundary that is held")
        }
    }

    /// Whether a target cannot land before another one has.
    private func comesAfter(_ target: TargetID, _ other: TargetID) -> Bool {
        (model.targets[target]?.after ?? []).contains { $0 == other || comesAfter($0, other) }
    }

    /// Everything that is not in the read model is forgotten.
    mutating func crash() {
        inFlight = [:]
        resting = []
        crashes += 1
        for id in model.lanes.keys { steps[id] = 0 }
    }

    /// Something happened to a lane from outside; it may take steps again.
    mutating func touch(_ id: LaneID) { steps[id] = 0 }

    mutating func moveBase(_ repository: String) {
        world.push("outside-\(sequence)-\(world.history[repository]?.count ?? 0)", repository)
        touchAll(in: repository)
    }

    mutating func touchAll(in repository: String) {
        for lane in model.lanes.values where lane.start.repository == repository { steps[lane.id] = 0 }
    }

    /// Plans as the conductor does: markers at once, work one step per lane.
    mutating func plan() {
        var again = true
        while again, problems.isEmpty {
            again = false
            let planner = LanePlanner(model: model, configuration: configuration)
            for lane in model.lanes.values.sorted(by: { $0.id < $1.id }) where inFlight[lane.id] == nil && !resting.contains(lane.id) {
                let step = planner.step(lane)
                if case .wait(let reason) = step {
                    if reason.isEmpty { problems.append("\(lane.id) waits in \(lane.phase) without a reason") }
                    continue
                }
                count(lane, step)
                guard let marker = Self.marker(step) else {
                    inFlight[lane.id] = Work(step: step)
                    continue
                }
                if !record(lane.id, marker) { problems.append("\(lane.id): the planned \(step) was refused in \(lane.phase)") }
                again = true
                break
            }
        }
        checkAsked()
    }

    /// Who waits for what nobody is on the way with says so, and nobody else.
    private mutating func checkAsked() {
        for lane in model.lanes.values where inFlight[lane.id] == nil && !resting.contains(lane.id) && problems.isEmpty {
            let missing = (model.targets[lane.start.target]?.after ?? []).filter { target in
                !model.lanes.values.contains { $0.start.target == target && $0.phase.isLanded && $0.phase != .rolledBack }
                    && !model.lanes.values.contains { $0.start.target == target && !$0.phase.isEnd && !$0.phase.isLanded }
            }
            let asks = lane.attention?.reason == .dependencyStalled
            if asks, missing.isEmpty { problems.append("\(lane.id) asks for what is on its way") }
            if asks, !missing.allSatisfy({ lane.attention?.detail.contains("\($0)") == true }) {
                problems.append("\(lane.id) does not name \(missing): \(lane.attention?.detail ?? "")")
            }
            if [.queued, .approved].contains(lane.phase), lane.attention == nil, !lane.paused, !missing.isEmpty {
                problems.append("\(lane.id) waits in \(lane.phase) for \(missing), and nobody is told")
            }
        }
    }

    private mutating func count(_ lane: Lane, _ step: LaneStep) {
        steps[lane.id, default: 0] += 1
        if steps[lane.id, default: 0] > Self.stepLimit {
            problems.append("\(lane.id) goes round in \(lane.phase): \(step), attention \(lane.attention.map(\.reason.rawValue) ?? "none")")
        }
    }

    private static func marker(_ step: LaneStep) -> LaneEvent? {
        switch step {
        case .enter(let phase): .phase(phase, note: "")
        case .ask(let reason, let detail): .needsOperator(reason, detail: detail)
        case .clear(let reason): .cleared(reason)
        case .voidDecision(let reason): .decisionVoided(reason)
        case .sendBack(let note): .phase(.working, note: note)
        case .confirmRed(let gates): .gatesRequested(gates)
        case .carryDecision(let from, let to, let files): .decisionCarried(from: from, to: to, files: files)
        default: nil
        }
    }
}
