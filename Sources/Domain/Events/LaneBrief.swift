/// What is asked about lanes without reading them, above all about lanes of which nothing is open any more: kept beside a lane's record, so that lists, sums and searches over all lanes that
/// ever were need not read the records. A function of the lane.
package struct LaneBrief: Codable, Equatable, Sendable {
    /// A turn or a review, which has ended.
    package struct Run: Codable, Equatable, Sendable {
        /// As ``EngagementID/spendNumber``.
        package let number: Int
        /// The agent definition.
        package let agent: String
        package let startedAt: Timestamp
        package let endedAt: Timestamp
        package let spend: Spend
        /// Bytes, when they were measured.
        package let peak: Int?
        /// Blob of the transcript.
        package let entries: String?

        package init(
            number: Int, agent: String, startedAt: Timestamp, endedAt: Timestamp, spend: Spend, peak: Int?, entries: String?
        ) {
            self.number = number
            self.agent = agent
            self.startedAt = startedAt
            self.endedAt = endedAt
            self.spend = spend
            self.peak = peak
            self.entries = entries
        }

        package var id: EngagementID { number < 0 ? .review(-number) : .turn(number) }
    }

    /// An agent definition that reviewed.
    package struct Reviewer: Codable, Equatable, Sendable {
        package let reviewer: String
        package let figures: ReviewerFigures

        package init(reviewer: String, figures: ReviewerFigures) {
            self.reviewer = reviewer
            self.figures = figures
        }
    }

    package let target: TargetID
    package let repository: String
    package let title: String
    package let kind: String
    package let risk: Risk
    package let agent: String
    /// Blob of the agent definition.
    package let definition: String
    package let attempt: Int
    package let reverts: LaneID?
    package let phase: Phase
    package let queuedAt: Timestamp
    /// When it came to its end.
    package let endedAt: Timestamp
    /// The first and the last moment at which something of it happened that a report tells. Clocks go back, so the first need not be `queuedAt`.
    package let first: Timestamp
    package let last: Timestamp
    package let branch: String?
    package let landedAt: Timestamp?
    /// The commit that landed, and the head of the branch that it was made of.
    package let landedCommits: [String]
    package let turns: Int
    package let runs: [Run]
    /// What came of its reviews, by agent definition, in its order.
    package let reviewers: [Reviewer]
    /// Trees of its candidates on which gates ran, each once.
    package let trees: [String]
    /// How often a gate was started.
    package let gateRuns: Int
    /// When the gates of its last candidate were through, if they are green.
    package let greenAt: Timestamp?
    package let reverifiedAt: Timestamp?
    package let asks: [AskID]
    package let lastAsk: Int
    package let handoffs: [HandoffID]
    package let isForgotten: Bool

    package init(
        target: TargetID, repository: String, title: String, kind: String, risk: Risk, agent: String, definition: String, attempt: Int,
        reverts: LaneID?, phase: Phase, queuedAt: Timestamp, endedAt: Timestamp, first: Timestamp, last: Timestamp, branch: String?,
        landedAt: Timestamp?, landedCommits: [String], turns: Int, runs: [Run], reviewers: [Reviewer], trees: [String], gateRuns: Int,
        greenAt: Timestamp?, reverifiedAt: Timestamp?, asks: [AskID], lastAsk: Int, handoffs: [HandoffID], isForgotten: Bool
    ) {
        self.target = target
        self.repository = repository
        self.title = title
        self.kind = kind
        self.risk = risk
        self.agent = agent
        self.definition = definition
        self.attempt = attempt
        self.reverts = reverts
        self.phase = phase
        self.queuedAt = queuedAt
        self.endedAt = endedAt
        self.first = first
        self.last = last
        self.branch = branch
        self.landedAt = landedAt
        self.landedCommits = landedCommits
        self.turns = turns
        self.runs = runs
        self.reviewers = reviewers
        self.trees = trees
        self.gateRuns = gateRuns
        self.greenAt = greenAt
        self.reverifiedAt = reverifiedAt
        self.asks = asks
        self.lastAsk = lastAsk
        self.handoffs = handoffs
        self.isForgotten = isForgotten
    }

    package init(_ lane: Lane) {
        let span = Self.span(of: lane)
        let candidate = lane.landed.flatMap { landed in lane.candidates.first { $0.number == landed.candidate } }
        let turns = lane.turns.compactMap { Run($0, .turn($0.number), agent: lane.start.agent, peak: $0.outcome?.maxResidentBytes) }
        let reviews = lane.reviews.compactMap { Run($0, .review($0.number), agent: $0.start.reviewer, peak: $0.outcome?.maxResidentBytes) }
        let reviewers = Dictionary(grouping: lane.reviews, by: \.start.reviewer).sorted { $0.key < $1.key }
            .map { Reviewer(reviewer: $0.key, figures: ReviewerFigures($0.value)) }
        self.init(
            target: lane.start.target, repository: lane.start.repository, title: lane.start.title, kind: lane.start.kind,
            risk: lane.start.risk, agent: lane.start.agent, definition: lane.start.definition, attempt: lane.start.attempt,
            reverts: lane.start.reverts, phase: lane.phase, queuedAt: lane.queuedAt, endedAt: lane.phaseSince, first: span.first,
            last: span.last, branch: lane.workplace?.branch, landedAt: lane.landed?.at,
            landedCommits: candidate.map { [$0.commit, $0.head] } ?? [], turns: lane.turns.count, runs: turns + reviews,
            reviewers: reviewers, trees: lane.gatedTrees, gateRuns: lane.gateRuns.count,
            greenAt: lane.verdict == .green ? lane.gateRuns.compactMap(\.endedAt).max() : nil,
            reverifiedAt: lane.deliveries.last { $0.step == .reverify }?.startedAt, asks: lane.asks.map(\.id), lastAsk: lane.lastAsk,
            handoffs: lane.handoffs.map(\.id), isForgotten: lane.forgotten != nil)
    }

    /// From the first to the last moment by which a report puts something into a day.
    static func span(of lane: Lane) -> (first: Timestamp, last: Timestamp) {
        var moments = lane.phases.map(\.at) + lane.decisions.map(\.at) + lane.looks.quarters.map(\.start)
        moments += lane.turns.compactMap(\.endedAt) + lane.gateRuns.compactMap(\.endedAt) + lane.deliveries.compactMap(\.endedAt)
        moments += lane.reviews.compactMap(\.endedAt)
        if let landed = lane.landed { moments.append(landed.at) }
        return (moments.min() ?? lane.queuedAt, moments.max() ?? lane.queuedAt)
    }
}

extension LaneBrief.Run {
    /// Nil while it goes on.
    fileprivate init?(_ run: some Engagement, _ id: EngagementID, agent: String, peak: Int?) {
        guard let end = run.endedAt else { return nil }
        var spend = run.usage.map(Spend.init) ?? Spend()
        spend.milliseconds = run.work.milliseconds(now: end)
        self.init(
            number: id.spendNumber, agent: agent, startedAt: run.startedAt, endedAt: end, spend: spend, peak: peak, entries: run.entries)
    }
}

extension Lane {
    /// Trees on which gates ran, each once.
    var gatedTrees: [String] {
        var trees: [String] = []
        for run in gateRuns where !trees.contains(run.tree) { trees.append(run.tree) }
        return trees
    }
}
