/// A pull request on the local forge.
package struct PullRequest: Codable, Equatable, Sendable {
    package enum State: String, Codable, CaseIterable, Sendable {
        case open, merged, closed
    }

    package var repository: String
    package var number: Int
    package var lane: LaneID
    package var title: String
    /// Blob of the body.
    package var body = ""
    package var head = ""
    package var candidate = ""
    package var state = State.open
    package var openedAt: Timestamp
    package var closedAt: Timestamp?

    package init(repository: String, number: Int, lane: LaneID, title: String, openedAt: Timestamp) {
        self.repository = repository
        self.number = number
        self.lane = lane
        self.title = title
        self.openedAt = openedAt
    }

    package var key: String { Self.key(repository: repository, number: number) }
    package static func key(repository: String, number: Int) -> String { "\(repository)#\(number)" }
}

/// What was last read of a repository's remote.
package struct RepositoryState: Codable, Equatable, Sendable {
    package var name: String
    package var branch: String
    package var head: String
    package var syncedAt: Timestamp

    package init(name: String, branch: String, head: String, syncedAt: Timestamp) {
        self.name = name
        self.branch = branch
        self.head = head
        self.syncedAt = syncedAt
    }
}

/// What is known of the workspace as a whole.
package struct WorkspaceState: Codable, Equatable, Sendable {
    package var serverStarts = 0
    package var version = ""
    package var configuration = ""
    /// Why the last edit of the configuration was not taken; empty when it was.
    package var problems: [String] = []
    package var alarms: [String] = []
    /// What is paused, oldest first.
    package var holds: [HoldScope] = []
    /// What each agent definition was, oldest first; those that are gone are kept.
    package var agents: [String: [AgentVersion]] = [:]
    /// Blob of what a collection that has not ended removes.
    package var collection: String?
    /// What each destination of notifications was told, by its name; those that are gone are kept.
    package var notices: [String: NoticeState] = [:]

    package init() {}
}
