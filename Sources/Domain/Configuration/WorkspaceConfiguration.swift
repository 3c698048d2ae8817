/// What `signalbox.yaml` says, after validation: every name is unique, every reference resolves, every limit is positive.
package struct WorkspaceConfiguration: Codable, Equatable, Sendable {
    package var name: String
    /// An IANA zone name; the day of a report is cut in it.
    package var timeZone: String
    package var repositories: [RepositoryConfiguration]
    package var agents: [AgentConfiguration]
    package var policy: PolicyConfiguration
    package var environment: EnvironmentConfiguration
    /// Kinds of work beside ``WorkType/builtIn``.
    package var workTypes: [String]
    /// Reason codes a workspace adds, by decision (`approve`, `rework`, …).
    package var reasons: [String: [String]]

    package init(
        name: String, timeZone: String = "UTC", repositories: [RepositoryConfiguration] = [], agents: [AgentConfiguration] = [],
        policy: PolicyConfiguration = .init(), environment: EnvironmentConfiguration = .init(), workTypes: [String] = [],
        reasons: [String: [String]] = [:]
    ) {
        self.name = name
        self.timeZone = timeZone
        self.repositories = repositories
        self.agents = agents
        self.policy = policy
        self.environment = environment
        self.workTypes = workTypes
        self.reasons = reasons
    }

    package func repository(_ name: String) -> RepositoryConfiguration? { repositories.first { $0.name == name } }
    package func agent(_ name: String) -> AgentConfiguration? { agents.first { $0.name == name } }
    package var allWorkTypes: [String] { WorkType.builtIn + workTypes }
}
