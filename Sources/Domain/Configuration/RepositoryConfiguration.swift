/// One repository of the workspace.
package struct RepositoryConfiguration: Codable, Equatable, Sendable {
    package var name: String
    /// A path (relative to the workspace folder) or a URL that git can clone.
    package var url: String
    /// The default branch; nil means the remote's HEAD.
    package var branch: String?
    package var boundaries: [BoundaryConfiguration]
    package var gates: [GateConfiguration]
    /// Runs in a fresh worktree before the first turn.
    package var setup: CommandConfiguration?
    package var deploy: CommandConfiguration?
    package var purge: CommandConfiguration?
    package var smoke: [SmokeConfiguration]
    /// Folders inside a worktree that lanes of this repository share on purpose (build caches).
    package var sharedCaches: [String]
    /// A working copy on this machine (a path, relative to the workspace folder) from which `.worktreeinclude` copies ignored files.
    package var checkout: String?
    /// Lanes at work in this repository at once; nil means the policy's `lanesPerRepository`.
    package var lanes: Int?

    package init(
        name: String, url: String, branch: String? = nil, boundaries: [BoundaryConfiguration] = [], gates: [GateConfiguration] = [],
        setup: CommandConfiguration? = nil, deploy: CommandConfiguration? = nil, purge: CommandConfiguration? = nil,
        smoke: [SmokeConfiguration] = [], sharedCaches: [String] = [], checkout: String? = nil, lanes: Int? = nil
    ) {
        self.name = name
        self.url = url
        self.branch = branch
        self.boundaries = boundaries
        self.gates = gates
        self.setup = setup
        self.deploy = deploy
        self.purge = purge
        self.smoke = smoke
        self.sharedCaches = sharedCaches
        self.checkout = checkout
        self.lanes = lanes
    }

    package func boundary(_ name: String) -> BoundaryConfiguration? { boundaries.first { $0.name == name } }
    package var hasDelivery: Bool { deploy != nil || purge != nil || !smoke.isEmpty }
}

/// A named set of paths: the unit of responsibility.
package struct BoundaryConfiguration: Codable, Equatable, Sendable {
    package var name: String
    /// Globs over `/`-separated paths: `**` crosses folders, `*` and `?` stay inside one.
    package var paths: [String]
    package var risk: Risk
    /// Lanes at work inside this boundary at once; nil means the policy's `lanesPerBoundary`.
    package var lanes: Int?

    package init(name: String, paths: [String], risk: Risk = .low, lanes: Int? = nil) {
        self.name = name
        self.paths = paths
        self.risk = risk
        self.lanes = lanes
    }
}
