/// Merges a head on a base without a worktree (`git merge-tree`, 2.38 or newer) and makes the commit. The same inputs give the same
/// commit name, on every machine with the same version of git.
package struct CandidateBuilder: Sendable {
    private let repository: GitRepository

    /// In that repository.
    package init(_ repository: GitRepository) {
        self.repository = repository
    }

    /// Builds the candidate and keeps it at `ref` (which must be absent or hold the same commit; otherwise `.refMoved`).
    /// `secondsSince1970` is the date of the commit; take it from the ledger, not from a clock, to be able to repeat the build.
    package func build(
        base: ObjectID, head: ObjectID, message: String, secondsSince1970: Int64, ref: RefName? = nil
    ) async throws -> CandidateOutcome {
        if try await CommitGraph(repository).isAncestor(head, of: base) { return .alreadyMerged }
        let output = try await repository.run(["merge-tree", "--write-tree", "-z", "--name-only", base.hex, head.hex], accepting: [0, 1])
        var reader = MergeTreeReader(records: Array(output.records), command: output.command)
        let merge = try reader.result(isClean: output.exit == 0)
        guard merge.isClean else { return .conflict(paths: merge.paths, messages: merge.messages) }
        let commit = try await CommitMaker(repository: repository).commit(
            tree: merge.tree, parents: [base, head], message: message, secondsSince1970: secondsSince1970)
        if let ref { try await RefTransaction(repository).keep(commit, at: ref) }
        return .built(Candidate(commit: commit, tree: merge.tree))
    }

    /// What an older candidate would be on another base: its tree (with conflict marks where it does not merge), and the paths that do not merge.
    package func rebased(_ commit: ObjectID, on base: ObjectID) async throws -> (tree: ObjectID, conflicts: [RepositoryPath]) {
        let output = try await repository.run(
            ["merge-tree", "--write-tree", "-z", "--name-only", base.hex, commit.hex], accepting: [0, 1])
        var reader = MergeTreeReader(records: Array(output.records), command: output.command)
        let merge = try reader.result(isClean: output.exit == 0)
        return (merge.tree, merge.paths)
    }

    /// A quick look at which pairs would conflict, in one process (0.74 ms a pair was measured): the
    /// paths for each pair in order, empty for none.
    package func forecast(_ pairs: [(base: ObjectID, head: ObjectID)]) async throws -> [[RepositoryPath]] {
        guard !pairs.isEmpty else { return [] }
        let input = pairs.map { "\($0.base.hex) \($0.head.hex)\n" }.joined()
        let output = try await repository.run(["merge-tree", "--stdin", "-z", "--name-only"], input: Array(input.utf8))
        var reader = MergeTreeReader(records: Array(output.records), command: output.command)
        var result: [[RepositoryPath]] = []
        while let merge = try reader.nextOfMany() { result.append(merge.paths) }
        guard result.count == pairs.count else {
            throw GitError.unexpected("merge-tree answered \(result.count) pairs", command: output.command)
        }
        return result
    }
}
