package import Domain

/// An agent definition in force, as `agents list` gives it.
package struct AgentView: Codable, Equatable, Sendable {
    package var name: String
    package var adapter: AgentAdapter
    /// The program and its arguments; empty means the adapter's own.
    package var command: [String]
    package var model: String?
    package var sandbox: SandboxMode
    package var network: NetworkAccess
    package var budget: AgentBudget
    package var skills: [String]
    /// `agents/claude.md` or `signalbox.yaml`, and the line in it.
    package var file: String
    package var line: Int
    /// The number of the version in force; nil when it was not recorded.
    package var version: Int?
    package var versions: Int
    /// Lanes that have not ended, with the version that each is pinned to.
    package var lanes: [PinnedLane]
    package var figures: AgentFigures
    /// What came of its reviews; nil when it never reviewed.
    package var reviews: ReviewerFigures?

    package init(_ definition: AgentConfiguration, source: AgentSource?, versions: [AgentVersion], lanes: AgentLanes) {
        name = definition.name
        adapter = definition.adapter
        command = definition.command
        model = definition.model
        sandbox = definition.sandbox
        network = definition.network
        budget = definition.budget
        skills = definition.skills.map(\.name)
        file = source?.file ?? WorkspaceSchema.fileName
        line = source?.line ?? 1
        version = versions.isEmpty ? nil : versions.count
        self.versions = versions.count
        let own = lanes[definition.name]
        self.lanes = own.open.sorted { $0.id < $1.id }.map { PinnedLane($0.id, $0.brief, versions) }
        figures = own.figures
        reviews = own.reviews
    }
}

/// A lane and the version of its definition that it is pinned to.
package struct PinnedLane: Codable, Equatable, Sendable {
    package var lane: LaneID
    package var phase: Phase
    /// From 1; nil when the lane was started before versions were kept.
    package var version: Int?

    init(_ id: LaneID, _ lane: LaneBrief, _ versions: [AgentVersion]) {
        self.lane = id
        phase = lane.phase
        version = versions.index(of: lane.definition, at: lane.queuedAt).map { $0 + 1 }
    }
}

/// What came of the lanes of a definition, all versions together.
package struct AgentFigures: Codable, Equatable, Sendable {
    package var lanes = 0
    /// Landed, and not rolled back.
    package var landed = 0
    /// Given up, refused or rolled back.
    package var failed = 0
    package var turns = 0

    package init() {}

    /// A lane more.
    mutating func add(phase: Phase, turns: Int) {
        lanes += 1
        if phase.standsLanded { landed += 1 }
        if phase.isEnd, phase != .done { failed += 1 }
        self.turns += turns
    }
}
