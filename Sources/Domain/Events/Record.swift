/// One row of the read model.
package enum Record: Codable, Equatable, Sendable {
    case target(Target)
    // Elsewhere, since it is far larger than the others.
    indirect case lane(Lane)
    case pullRequest(PullRequest)
    case repository(RepositoryState)
    case workspace(WorkspaceState)

    package var name: RecordName {
        switch self {
        case .target(let target): .target(target.id)
        case .lane(let lane): .lane(lane.id)
        case .pullRequest(let request): .pullRequest(request.key)
        case .repository(let state): .repository(state.name)
        case .workspace: .workspace
        }
    }

    /// The table it lives in.
    package var table: RecordTable { name.table }
    /// Unique in its table.
    package var key: String { name.key }
}

/// Which record it is, without what it holds.
package enum RecordName: Hashable, Sendable {
    case target(TargetID)
    case lane(LaneID)
    /// By ``PullRequest/key``.
    case pullRequest(String)
    case repository(String)
    case workspace

    /// - Parameter key: as ``key`` gives it; nil for one that no record of that table has.
    package init?(_ key: String, in table: RecordTable) {
        switch table {
        case .targets:
            guard let id = TargetID(key) else { return nil }
            self = .target(id)
        case .lanes:
            guard let id = LaneID(key) else { return nil }
            self = .lane(id)
        case .pullRequests: self = .pullRequest(key)
        case .repositories: self = .repository(key)
        case .workspace: self = .workspace
        }
    }

    /// The table it lives in.
    package var table: RecordTable {
        switch self {
        case .target: .targets
        case .lane: .lanes
        case .pullRequest: .pullRequests
        case .repository: .repositories
        case .workspace: .workspace
        }
    }

    /// Unique in its table.
    package var key: String {
        switch self {
        case .target(let id): id.description
        case .lane(let id): id.description
        case .pullRequest(let key): key
        case .repository(let name): name
        case .workspace: "workspace"
        }
    }
}

/// The tables of the read model.
package enum RecordTable: String, CaseIterable, Sendable {
    case targets, lanes, repositories, workspace
    case pullRequests = "pull_requests"
}
