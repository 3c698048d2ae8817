/// What a lane is started with; it stays as it is for the lane's life.
package struct LaneStart: Codable, Equatable, Sendable {
    package var target: TargetID
    package var repository: String
    package var boundary: String?
    package var risk: Risk
    package var kind: String
    package var title: String
    package var agent: String
    /// Blob of the agent definition, pinned for the lane's life.
    package var definition: String
    /// Counts from 1 within the target.
    package var attempt: Int
    package var maxTurns: Int
    package var maxFiles: Int
    package var maxLines: Int
    package var paths: [String]
    /// The landed lane that this lane reverts.
    package var reverts: LaneID?

    package init(
        target: TargetID, repository: String, boundary: String?, risk: Risk, kind: String, title: String, agent: String,
        definition: String, attempt: Int, maxTurns: Int, maxFiles: Int, maxLines: Int, paths: [String] = [], reverts: LaneID? = nil
    ) {
        self.target = target
        self.repository = repository
        self.boundary = boundary
        self.risk = risk
        self.kind = kind
        self.title = title
        self.agent = agent
        self.definition = definition
        self.attempt = attempt
        self.maxTurns = maxTurns
        self.maxFiles = maxFiles
        self.maxLines = maxLines
        self.paths = paths
        self.reverts = reverts
    }
}

/// One attempt at a target: the fold of its events.
package struct Lane: Codable, Equatable, Sendable {
    package let id: LaneID
    package let start: LaneStart
    package var phase: Phase = .queued
    package var phases: [PhaseEntry]
    package var attention: Attention?
    package var paused = false
    package var workplace: Workplace?
    /// Head of the lane's branch after the last turn that succeeded.
    package var head: String?
    package var setups: [SetupRun] = []
    package var turns: [Turn] = []
    /// Number of the last turn before the operator last spoke: turns after it count against the limit.
    package var turnsForgiven = 0
    /// Asks of the current turn, and open ones; and what was allowed for the rest of the lane.
    package var asks: [Ask] = []
    package var grants: [AgentAsk] = []
    /// The highest number of an ask of this lane so far.
    package var lastAsk = 0
    package var messages: [OperatorMessage] = []
    /// Work that its agents proposed for other repositories, oldest first.
    package var handoffs: [Handoff] = []
    /// The operator wants the running turn to end.
    package var stopRequested = false
    package var candidates: [Candidate] = []
    package var gateRuns: [GateRun] = []
    /// Reviews of all candidates, oldest first.
    package var reviews: [Review] = []
    /// Gates to run again on the current candidate.
    package var gatesRequested: [String] = []
    /// Reviewers that are to look at the current candidate again.
    package var reviewRequest: ReviewRequest?
    package var pullRequest: Int?
    /// The candidate that the pull request shows.
    package var publishedCandidate: Int?
    /// Blob of the pull request's body, and of the Verification block inside it.
    package var publishedBody: String?
    package var publishedBlock: String?
    /// In the order in which they were seen, each once.
    package var viewed: [ViewedMark] = []
    /// What was shown of the candidates' files, and for how long.
    package var looks = LookRecord()
    package var comments: [Comment] = []
    package var decisions: [Decision] = []
    package var landRequested = false
    package var landing: LandingIntent?
    package var landed: Landing?
    package var deliveries: [DeliveryRun] = []
    /// Paths that did not merge with the base, until a turn that succeeded.
    package var conflict: [String]?
    /// The turn that is due next, when one is.
    package var dueTurn: TurnCause?
    /// The base moved since the candidate was built.
    package var stale = false
    package var snapshots: [String] = []
    package var released = false
    /// Why the worktree was kept instead of being reused.
    package var retained: String?
    /// Why its refs were removed; nil while they are there.
    package var forgotten: String?
    package var revertedBy: LaneID?

    package init(id: LaneID, start: LaneStart, at: Timestamp) {
        self.id = id
        self.start = start
        phases = [PhaseEntry(phase: .queued, at: at, note: "")]
    }

    package var queuedAt: Timestamp { phases[0].at }
    package var phaseSince: Timestamp { phases[phases.count - 1].at }
    package var openTurn: Turn? { turns.last.flatMap { $0.endedAt == nil ? $0 : nil } }
    /// The same without a look at what the turn holds: it is asked at every event.
    package var hasOpenTurn: Bool { !turns.isEmpty && turns[turns.count - 1].endedAt == nil }
    package var candidate: Candidate? { candidates.last }
    /// Turns the agent took since the operator last spoke.
    package var turnsTaken: Int { turns.count - turnsForgiven }
    /// What an agent waits for. Nobody does when the lane has ended.
    package var openAsks: [Ask] { phase.isEnd ? [] : asks.filter(\.isOpen) }
    /// What was said to the agent since its last turn and has not been taken up by one.
    package var openMessages: [OperatorMessage] { messages.filter { $0.turn == nil } }
    package var openComments: [Comment] { comments.filter { $0.sentInTurn == nil } }

    /// The decision that holds for the current candidate.
    package var decision: Decision? {
        guard let last = decisions.last, last.voided == nil, last.candidate == candidate?.number else { return nil }
        return last
    }

    package var verdict: GateVerdict {
        guard let candidate else { return .none }
        return GateVerdict(pins: candidate.gates, runs: gateRuns, of: candidate.number)
    }

    /// Files of the current candidate whose diff the operator has not seen.
    package var unseen: [String] {
        candidate?.files.filter { !viewed.contains(ViewedMark(path: $0.path, digest: $0.digest)) }.map(\.path) ?? []
    }

    /// Whether the operator has given it up and it has not ended yet.
    package var isGivenUp: Bool {
        guard !phase.isEnd, !phase.isLanded, let last = decisions.last else { return false }
        return last.kind == .reject || last.kind == .abandon
    }

    /// Whether it is over and nothing of it is open: nobody is asked about it, nothing follows by itself, and its worktree was given back.
    package var isSettled: Bool {
        phase.isEnd && attention == nil && revertedBy == nil && (workplace == nil || released) && openAsks.isEmpty
            && !handoffs.contains(where: \.isOpen)
    }

    /// Whose turn it is.
    package var nextActor: NextActor {
        if phase.isEnd { return attention == nil ? .nobody : .operator }
        if attention != nil || paused { return .operator }
        switch phase {
        case .queued, .approved: return .queue
        // It asks for the operator by an attention, at once; until then, and when it was decided, the loop has the next word.
        case .inspecting: return .queue
        case .preparing, .working: return .agent
        case .gating: return openReviews.isEmpty ? .gates : .agent
        case .deploying, .verifying: return .gates
        case .publishing, .landing, .landed: return .forge
        case .done, .abandoned, .rejected, .rolledBack: return .nobody
        }
    }
}
