/// How a pool makes its worktrees.
package struct WorktreeOptions: Sendable {
    /// Folders, relative to the root, that stay between lanes because the configuration shares them on purpose (a build cache).
    package let sharedPaths: [RepositoryPath]
    /// A checkout of the same repository from which `.worktreeinclude` copies ignored files.
    package let includeSource: String?
    /// How much `.worktreeinclude` may copy, in bytes.
    package let includeLimit: Int
    /// What of the ignored files a snapshot holds.
    package let snapshotLimits: SnapshotLimits
    /// Begins the names of the pool's worktrees inside the mirror. Two pools of one mirror need two, or they would take each other's names.
    package let prefix: String

    /// Throws `.invalidInput` for a shared path that leaves the worktree or names `.git`.
    package init(
        sharedPaths: [String] = [], includeSource: String? = nil, includeLimit: Int = 256 << 20,
        snapshotLimits: SnapshotLimits = SnapshotLimits(), prefix: String = "slot"
    ) throws {
        self.sharedPaths = try sharedPaths.map { text in
            let path = RepositoryPath(text.hasSuffix("/") ? String(text.dropLast()) : text)
            guard path.isSafe else {
                throw GitError(
                    .invalidInput, "'\(path)' cannot be shared between worktrees.", remedy: "Name a folder inside the repository.")
            }
            return path
        }
        self.includeSource = includeSource
        self.includeLimit = includeLimit
        self.snapshotLimits = snapshotLimits
        self.prefix = prefix
    }
}
