/// One row of the read model.
package enum Record: Codable, Equatable, Sendable {
    case target(Target)
    case lane(Lane)
    case pullRequest(PullRequest)
    case repository(RepositoryState)
    case workspace(WorkspaceState)

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
        case .target(let target): target.id.description
        case .lane(let lane): lane.id.description
        case .pullRequest(let request): request.key
        case .repository(let state): state.name
        case .workspace: "workspace"
        }
    }
}

/// The tables of the read model.
package enum RecordTable: String, CaseIterable, Sendable {
    case targets, lanes, repositories, workspace
    case pullRequests = "pull_requests"
}
