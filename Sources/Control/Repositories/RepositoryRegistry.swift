package import Domain
package import Git

/// The open repositories: one mirror each, however many lanes it has.
package actor RepositoryRegistry {
    private let client: GitClient
    private let state: StateFolder
    private let workspace: String
    private var configuration: WorkspaceConfiguration
    private var stations: [String: Task<RepositoryStation, any Error>] = [:]

    package init(client: GitClient, state: StateFolder, workspace: String, configuration: WorkspaceConfiguration) {
        self.client = client
        self.state = state
        self.workspace = workspace
        self.configuration = configuration
    }

    /// Takes a new configuration. A repository whose entry changed is opened anew at its next use; its folders are the same.
    package func use(_ new: WorkspaceConfiguration) {
        for old in configuration.repositories where new.repository(old.name) != old { stations[old.name] = nil }
        configuration = new
    }

    package func station(_ repository: RepositoryConfiguration) async throws -> RepositoryStation {
        try await open(repository, progress: nil)
    }

    /// Opens or clones a repository; callers that come meanwhile wait for the same clone.
    package func open(_ repository: RepositoryConfiguration, progress: (@Sendable (GitProgress) -> Void)?) async throws -> RepositoryStation
    {
        if let running = stations[repository.name] {
            do {
                return try await running.value
            } catch {
                // A clone that failed is tried again by the next caller.
                stations[repository.name] = nil
            }
        }
        let task = Task { [client, state, workspace, policy = configuration.policy] in
            try await RepositoryStation.open(
                repository, policy: policy, client: client, state: state, workspace: workspace, progress: progress)
        }
        stations[repository.name] = task
        return try await task.value
    }
}
