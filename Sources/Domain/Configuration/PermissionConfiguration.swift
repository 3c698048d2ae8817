/// What a rule says about a call that it is for.
package enum PermissionDecision: String, Codable, CaseIterable, Sendable {
    case allow, deny, ask
}

/// Which calls a rule is for. Everything that is given must fit; an empty list fits everything.
package struct PermissionScope: Codable, Equatable, Sendable {
    /// Kinds of tools (``ToolKind``), or the program's own names of them, with a `*` at the end for any end.
    package var tools: [String]
    /// ``CommandPattern``s.
    package var commands: [String]
    /// Globs of paths in the worktree; with a `/` before them, of paths outside it.
    package var paths: [String]
    package var repositories: [String]
    package var boundaries: [String]
    package var risks: [Risk]
    package var agents: [String]

    package init(
        tools: [String] = [], commands: [String] = [], paths: [String] = [], repositories: [String] = [], boundaries: [String] = [],
        risks: [Risk] = [], agents: [String] = []
    ) {
        self.tools = tools
        self.commands = commands
        self.paths = paths
        self.repositories = repositories
        self.boundaries = boundaries
        self.risks = risks
        self.agents = agents
    }
}

/// One rule of the `rules` list.
package struct PermissionRule: Codable, Equatable, Sendable {
    package var name: String
    package var decision: PermissionDecision
    package var scope: PermissionScope
    /// Words for the agent when it is denied.
    package var message: String

    package init(name: String, decision: PermissionDecision, scope: PermissionScope = PermissionScope(), message: String = "") {
        self.name = name
        self.decision = decision
        self.scope = scope
        self.message = message
    }
}

/// One rule of the `never` list: what no answer can open.
package struct NeverRule: Codable, Equatable, Sendable {
    package var name: String
    package var scope: PermissionScope
    /// Words for the agent.
    package var message: String

    package init(name: String, scope: PermissionScope, message: String = "") {
        self.name = name
        self.scope = scope
        self.message = message
    }
}

/// The `permissions` section of `signalbox.yaml`.
package struct PermissionConfiguration: Codable, Equatable, Sendable {
    /// The first that fits a part of a call decides about that part.
    package var rules: [PermissionRule]
    /// Beside the built-in ones, which always hold.
    package var never: [NeverRule]
    /// What holds where neither a rule nor a built-in one fits.
    package var fallback: PermissionDecision

    package init(rules: [PermissionRule] = [], never: [NeverRule] = [], fallback: PermissionDecision = .ask) {
        self.rules = rules
        self.never = never
        self.fallback = fallback
    }
}
