package import Domain
package import Git

/// The open repositories: one mirror each, however many lanes it has.
package actor RepositoryRegistry {
    private let client: GitClient
    private let state: StateFolder
    private let workspace: String
    private var configuration: WorkspaceConfiguration
    private var stations: [String: (making: Making, task: Task<RepositoryStation, any Error>)] = [:]

    /// What a station is made from. Its pools remember who holds what, so a repository has one station as long as the server runs.
    private struct Making: Equatable {
        let url: String
        let branch: String?
        let checkout: String?
        let caches: [String]

        init(_ repository: RepositoryConfiguration) {
            url = repository.url
            branch = repository.branch
            checkout = repository.checkout
            caches = repository.sharedCaches
        }
    }

    package init(client: GitClient, state: StateFolder, workspace: String, configuration: WorkspaceConfiguration) {
        self.client = client
        self.state = state
        self.workspace = workspace
        self.configuration = configuration
    }

    package func use(_ new: WorkspaceConfiguration) { configuration = new }

    package func station(_ repository: RepositoryConfiguration) async throws -> RepositoryStation {
        try await open(repository, progress: nil)
    }

    /// Opens or clones a repository; callers that come meanwhile wait for the same clone.
    package func open(_ repository: RepositoryConfiguration, progress: (@Sendable (GitProgress) -> Void)?) async throws -> RepositoryStation
    {
        let making = Making(repository)
        if let known = stations[repository.name] {
            let station = try await settled(known.task, repository.name)
            guard known.making == making else {
                throw DeskError(
                    .usage,
                    "url, branch, checkout or sharedCaches of '\(repository.name)' changed, which is taken at the next start: signalbox down, then up"
                )
            }
            return station
        }
        let task = Task { [client, state, workspace, policy = configuration.policy] in
            try await RepositoryStation.open(
                repository, policy: policy, client: client, state: state, workspace: workspace, progress: progress)
        }
        stations[repository.name] = (making, task)
        return try await settled(task, repository.name)
    }

    /// A clone that failed is forgotten by whoever sees it first, so that the next caller tries again; never a newer one.
    private func settled(_ task: Task<RepositoryStation, any Error>, _ name: String) async throws -> RepositoryStation {
        do {
            return try await task.value
        } catch {
            if stations[name]?.task == task { stations[name] = nil }
            throw error
        }
    }
}
