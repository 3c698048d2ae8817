extension CommitWork {
    /// The files that differ from HEAD by content, and those that git does not know (ignored ones left out).
    package func uncommitted() async throws -> [RepositoryPath] {
        try await TemporaryIndex.with(worktree) { index in
            let scan = try await WorktreeScan.run(worktree, index: index, includingIgnored: false)
            return (scan.changed + scan.untracked + scan.nested).sorted()
        }
    }
}
