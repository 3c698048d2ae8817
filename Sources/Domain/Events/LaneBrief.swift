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

        package var id: EngagementID { number < 0 ? .review(-number) : .turn(number) }
    }

    /// An agent definition that reviewed.
    package struct Reviewer: Codable, Equatable, Sendable {
        package let reviewer: String
        package let figures: ReviewerFigures
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

    package init(_ lane: Lane) {
        target = lane.start.target
        repository = lane.start.repository
        title = lane.start.title
        kind = lane.start.kind
        risk = lane.start.risk
        agent = lane.start.agent
        definition = lane.start.definition
        attempt = lane.start.attempt
        reverts = lane.start.reverts
        phase = lane.phase
        queuedAt = lane.queuedAt
        endedAt = lane.phaseSince
        (first, last) = Self.span(of: lane)
        branch = lane.workplace?.branch
        landedAt = lane.landed?.at
        let candidate = lane.landed.flatMap { landed in lane.candidates.first { $0.number == landed.candidate } }
        landedCommits = candidate.map { [$0.commit, $0.head] } ?? []
        turns = lane.turns.count
        runs =
            lane.turns.compactMap { Run($0, .turn($0.number), agent: lane.start.agent, peak: $0.outcome?.maxResidentBytes) }
            + lane.reviews.compactMap { Run($0, .review($0.number), agent: $0.start.reviewer, peak: $0.outcome?.maxResidentBytes) }
        reviewers = Dictionary(grouping: lane.reviews, by: \.start.reviewer).sorted { $0.key < $1.key }
            .map { Reviewer(reviewer: $0.key, figures: ReviewerFigures($0.value)) }
        trees = lane.gatedTrees
        gateRuns = lane.gateRuns.count
        greenAt = lane.verdict == .green ? lane.gateRuns.compactMap(\.endedAt).max() : nil
        reverifiedAt = lane.deliveries.last { $0.step == .reverify }?.startedAt
        asks = lane.asks.map(\.id)
        lastAsk = lane.lastAsk
        handoffs = lane.handoffs.map(\.id)
        isForgotten = lane.forgotten != nil
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
        number = id.spendNumber
        self.agent = agent
        startedAt = run.startedAt
        endedAt = end
        var spend = run.usage.map(Spend.init) ?? Spend()
        spend.milliseconds = run.work.milliseconds(now: end)
        self.spend = spend
        self.peak = peak
        entries = run.entries
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
