package import Domain

/// A lane as lists and `lane show` give it: the documented `--json` form. Times are milliseconds since 1970.
package struct LaneView: Codable, Equatable, Sendable {
    package var id: LaneID
    package var target: TargetID
    package var title: String
    package var repository: String
    package var boundary: String?
    package var risk: Risk
    package var kind: String
    package var agent: String
    package var attempt: Int
    package var phase: Phase
    package var phaseSince: Timestamp
    package var queuedAt: Timestamp
    package var nextActor: NextActor
    package var attention: Attention?
    /// Why nothing is happening, in words; nil when something is.
    package var waitingFor: String?
    /// Targets that must land first and that no lane is on its way with, when the lane asks for them.
    package var stalledBy: [TargetID]
    package var paused: Bool
    package var branch: String?
    package var worktree: String?
    package var base: String?
    package var head: String?
    package var port: Int?
    package var setups: [SetupRun]
    package var turns: [Turn]
    package var candidate: CandidateView?
    /// Reviews of all candidates, oldest first. Their findings are claims.
    package var reviews: [Review]
    package var pullRequest: Int?
    package var comments: [Comment]
    package var decision: Decision?
    package var decisions: [Decision]
    package var landed: Landing?
    package var deliveries: [DeliveryRun]
    package var phases: [PhaseEntry]
    package var snapshots: [String]
    package var reverts: LaneID?
    package var revertedBy: LaneID?
    /// What agents of this lane wait for.
    package var asks: [AskID]
    /// Whether an agent of this lane worked without a sandbox.
    package var unconfined: Bool
    /// What all turns and reviews used together.
    package var usage: TurnUsage?
    /// What happens in the lane now; nil when nothing does.
    package var activity: Activity?

    /// - Parameter hold: why the lane is paused, in words; nil when it is not.
    package init(
        _ lane: Lane, waitingFor: String?, stalledBy: [TargetID] = [], hold: String? = nil, activity: Activity? = nil
    ) {
        self.activity = activity
        self.stalledBy = stalledBy
        id = lane.id
        target = lane.start.target
        title = lane.start.title
        repository = lane.start.repository
        boundary = lane.start.boundary
        risk = lane.start.risk
        kind = lane.start.kind
        agent = lane.start.agent
        attempt = lane.start.attempt
        phase = lane.phase
        phaseSince = lane.phaseSince
        queuedAt = lane.queuedAt
        nextActor = lane.nextActor
        attention = lane.attention
        self.waitingFor = waitingFor
        paused = lane.paused || hold != nil
        branch = lane.workplace?.branch
        worktree = lane.released ? lane.retained : lane.workplace?.path
        base = lane.workplace?.base
        head = lane.head
        port = lane.workplace?.port
        setups = lane.setups
        turns = lane.turns
        candidate = lane.candidate.map { CandidateView($0, lane: lane) }
        reviews = lane.reviews
        pullRequest = lane.pullRequest
        comments = lane.comments
        decision = lane.decision
        decisions = lane.decisions
        landed = lane.landed
        deliveries = lane.deliveries
        phases = lane.phases
        snapshots = lane.snapshots
        reverts = lane.start.reverts
        revertedBy = lane.revertedBy
        asks = lane.openAsks.map(\.id)
        unconfined = lane.isUnconfined
        usage = lane.usage
    }
}

/// The candidate of a lane with what is known about it.
package struct CandidateView: Codable, Equatable, Sendable {
    package var number: Int
    package var commit: String
    package var tree: String
    package var base: String
    package var head: String
    package var lines: Int
    package var files: [FileView]
    /// `green`, `red`, `flaky`, `pending` or `none`.
    package var verdict: String
    package var gates: [GateView]

    package init(_ candidate: Candidate, lane: Lane) {
        number = candidate.number
        commit = candidate.commit
        tree = candidate.tree
        base = candidate.base
        head = candidate.head
        lines = candidate.lines
        files = candidate.files.map { file in
            let mark = ViewedMark(path: file.path, digest: file.digest)
            let shown = lane.looks.version(mark)
            return FileView(
                file: file, viewed: lane.viewed.contains(mark), linesSeen: shown?.seen.count ?? 0, linesShown: shown?.shown.count ?? 0)
        }
        switch lane.verdict {
        case .green: verdict = "green"
        case .red: verdict = "red"
        case .flaky: verdict = "flaky"
        case .pending: verdict = "pending"
        case .none: verdict = "none"
        }
        gates = candidate.gates.map { pin in
            GateView(pin: pin, runs: lane.gateRuns.filter { $0.candidate == candidate.number && $0.gate == pin.name })
        }
    }
}

/// A changed file and whether the operator has seen this version of its diff.
package struct FileView: Codable, Equatable, Sendable {
    package var file: CandidateFile
    package var viewed: Bool
    /// Changed lines of this version that were on a screen, and those that were on a screen or printed.
    package var linesSeen: Int
    package var linesShown: Int

    package init(file: CandidateFile, viewed: Bool, linesSeen: Int = 0, linesShown: Int = 0) {
        self.file = file
        self.viewed = viewed
        self.linesSeen = linesSeen
        self.linesShown = linesShown
    }
}

/// A gate of a candidate with every attempt.
package struct GateView: Codable, Equatable, Sendable {
    package var name: String
    package var stage: GateStage
    package var definition: String
    package var runs: [GateRun]

    package init(pin: GatePin, runs: [GateRun]) {
        name = pin.name
        stage = pin.stage
        definition = pin.definition
        self.runs = runs
    }

    /// The last attempt's result; nil while there is none.
    package var result: GateResult? { runs.last?.outcome?.result }
}
