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
    package var permissions: PermissionConfiguration
    package var budget: WorkspaceBudget
    package var prices: PriceTable
    package var watchdog: WatchdogConfiguration
    package var host: HostConfiguration
    package var web: WebConfiguration
    package var attention: AttentionConfiguration
    package var review: ReviewConfiguration
    package var retention: RetentionConfiguration
    package var notify: NotifyConfiguration

    package init(
        name: String, timeZone: String = "UTC", repositories: [RepositoryConfiguration] = [], agents: [AgentConfiguration] = [],
        policy: PolicyConfiguration = .init(), environment: EnvironmentConfiguration = .init(), workTypes: [String] = [],
        reasons: [String: [String]] = [:], permissions: PermissionConfiguration = .init(), budget: WorkspaceBudget = .init(),
        prices: PriceTable = .init(), watchdog: WatchdogConfiguration = .init(), host: HostConfiguration = .init(),
        web: WebConfiguration = .init(),
        attention: AttentionConfiguration = .init(),
        review: ReviewConfiguration = .init(),
        retention: RetentionConfiguration = .init(),
        notify: NotifyConfiguration = .init()
    ) {
        self.name = name
        self.timeZone = timeZone
        self.repositories = repositories
        self.agents = agents
        self.policy = policy
        self.environment = environment
        self.workTypes = workTypes
        self.reasons = reasons
        self.permissions = permissions
        self.budget = budget
        self.prices = prices
        self.watchdog = watchdog
        self.host = host
        self.web = web
        self.attention = attention
        self.review = review
        self.retention = retention
        self.notify = notify
    }

    /// What an older version wrote lacks the newer sections: they have their defaults.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        name = try values.decode(String.self, forKey: .name)
        timeZone = try values.decode(String.self, forKey: .timeZone)
        repositories = try values.decode([RepositoryConfiguration].self, forKey: .repositories)
        agents = try values.decode([AgentConfiguration].self, forKey: .agents)
        policy = try values.decode(PolicyConfiguration.self, forKey: .policy)
        environment = try values.decode(EnvironmentConfiguration.self, forKey: .environment)
        workTypes = try values.decode([String].self, forKey: .workTypes)
        reasons = try values.decode([String: [String]].self, forKey: .reasons)
        permissions = try values.decodeIfPresent(PermissionConfiguration.self, forKey: .permissions) ?? .init()
        budget = try values.decodeIfPresent(WorkspaceBudget.self, forKey: .budget) ?? .init()
        prices = try values.decodeIfPresent(PriceTable.self, forKey: .prices) ?? .init()
        watchdog = try values.decodeIfPresent(WatchdogConfiguration.self, forKey: .watchdog) ?? .init()
        host = try values.decodeIfPresent(HostConfiguration.self, forKey: .host) ?? .init()
        web = try values.decodeIfPresent(WebConfiguration.self, forKey: .web) ?? .init()
        attention = try values.decodeIfPresent(AttentionConfiguration.self, forKey: .attention) ?? .init()
        review = try values.decodeIfPresent(ReviewConfiguration.self, forKey: .review) ?? .init()
        retention = try values.decodeIfPresent(RetentionConfiguration.self, forKey: .retention) ?? .init()
        notify = try values.decodeIfPresent(NotifyConfiguration.self, forKey: .notify) ?? .init()
    }

    package func repository(_ name: String) -> RepositoryConfiguration? { repositories.first { $0.name == name } }
    package func agent(_ name: String) -> AgentConfiguration? { agents.first { $0.name == name } }
    package var allWorkTypes: [String] { WorkType.builtIn + workTypes }
}
