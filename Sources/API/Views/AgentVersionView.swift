package import Domain

/// A version of an agent definition with what it says, as `agents show` gives it.
package struct AgentVersionView: Codable, Equatable, Sendable {
    package var name: String
    /// From 1.
    package var number: Int
    /// Digests of the definition and of the text that it was written in.
    package var digest: String
    package var source: String
    package var since: Timestamp
    /// Whether new lanes get this version.
    package var inForce: Bool
    /// The text that it was written in, as it was.
    package var text: String
    /// What the text came to, defaults and skills included.
    package var definition: AgentConfiguration
    /// Every version, oldest first.
    package var versions: [AgentVersionLine]
    /// What came of its reviews, in all versions; nil when it never reviewed.
    package var reviews: ReviewerFigures?

    package init(
        name: String, number: Int, version: AgentVersion, inForce: Bool, text: String, definition: AgentConfiguration,
        versions: [AgentVersionLine], reviews: ReviewerFigures? = nil
    ) {
        self.reviews = reviews
        self.name = name
        self.number = number
        digest = version.definition
        source = version.source
        since = version.since
        self.inForce = inForce
        self.text = text
        self.definition = definition
        self.versions = versions
    }
}

/// A version in a list.
package struct AgentVersionLine: Codable, Equatable, Sendable {
    package var number: Int
    package var digest: String
    package var source: String
    package var since: Timestamp
    /// Lanes that were started with it, ended ones too.
    package var lanes: [LaneID]

    package init(number: Int, version: AgentVersion, lanes: [LaneID]) {
        self.number = number
        digest = version.definition
        source = version.source
        since = version.since
        self.lanes = lanes
    }

    /// The versions of a definition with their lanes.
    package static func all(_ name: String, _ versions: [AgentVersion], lanes: [(id: LaneID, brief: LaneBrief)]) -> [AgentVersionLine] {
        var pinned: [Int: [LaneID]] = [:]
        for (id, lane) in lanes where lane.agent == name {
            guard let index = versions.index(of: lane.definition, at: lane.queuedAt) else { continue }
            pinned[index, default: []].append(id)
        }
        return versions.enumerated().map { index, version in
            AgentVersionLine(number: index + 1, version: version, lanes: (pinned[index] ?? []).sorted())
        }
    }
}

/// What `agents rollback` came to.
package struct AgentRollbackAnswer: Codable, Equatable, Sendable {
    /// The version in force now.
    package var agent: AgentVersionView
    /// `agents/claude.md`
    package var file: String
    /// Where a text was put aside that never was in force.
    package var putAside: String?
    /// Skills whose files are no longer those of the version: a rollback leaves them as they are.
    package var otherSkills: [String]

    package init(agent: AgentVersionView, file: String, putAside: String?, otherSkills: [String]) {
        self.agent = agent
        self.file = file
        self.putAside = putAside
        self.otherSkills = otherSkills
    }
}
