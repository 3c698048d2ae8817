/// All that a worktree held at one moment, kept by a reference of the mirror.
///
/// The reference points at a commit whose tree is the files as they were, byte for byte (no line end conversion, no filters). Its first
/// parent is HEAD of that moment (none for a branch without commits); further parents hold what was staged and the ignored files. The
/// message names them.
package struct Snapshot: Sendable, Hashable {
    /// Where it is kept.
    package let ref: RefName
    /// The commit that `ref` points at.
    package let commit: ObjectID
    /// What was found.
    package let state: SnapshotState
    /// Ignored files that were left out, at most 1,000 of them.
    package let leftOut: [LeftOut]
    /// How many ignored files and folders were left out in all.
    package let leftOutCount: Int
    /// When not nil: the worktree holds work that no commit can hold (a repository inside), so its folder must be kept.
    package let mustRetain: String?

    /// Takes a snapshot of the worktree and keeps it at `ref`, for example `refs/signalbox/lanes/L-7/snapshot-1`. The worktree
    /// and its index are not touched. Taking the same state at the same `secondsSince1970` again is the same snapshot; throws `.refMoved` when the
    /// reference holds another one.
    package static func take(
        _ worktree: Worktree, ref: RefName, secondsSince1970: Int64, limits: SnapshotLimits = SnapshotLimits()
    ) async throws -> Snapshot {
        let found = try await SnapshotState.read(worktree, limits: limits)
        let maker = CommitMaker(repository: worktree.repository)
        let state = found.state
        var parents = state.head.map { [$0] } ?? []
        for (name, tree) in [("index", state.indexTree), ("ignored", state.ignoredTree)] {
            guard let tree else { continue }
            parents.append(
                try await maker.commit(
                    tree: tree, parents: [], message: "signalbox snapshot: \(name)", secondsSince1970: secondsSince1970))
        }
        let commit = try await maker.commit(
            tree: state.tree, parents: parents, message: SnapshotMessage.write(state), secondsSince1970: secondsSince1970)
        try await RefTransaction(worktree.repository).keep(commit, at: ref)
        return Snapshot(
            ref: ref, commit: commit, state: state, leftOut: found.leftOut, leftOutCount: found.leftOutCount, mustRetain: found.mustRetain)
    }

    /// Reads what a snapshot's commit says, after a restart. Throws `.snapshotMissing`.
    package static func load(_ ref: RefName, from repository: GitRepository) async throws -> Snapshot {
        guard let commit = try await repository.resolve(ref) else {
            throw GitError(.snapshotMissing, "There is no snapshot at \(ref).", remedy: "List the references under refs/signalbox/lanes/.")
        }
        let output = try await repository.run(["log", "-1", "-z", "--no-show-signature", "--format=tformat:%T%x00%P%x00%B", commit.hex])
        let parts = output.records.map { String(decoding: $0, as: UTF8.self) }
        guard parts.count >= 3, let tree = ObjectID(parts[0]), let state = SnapshotMessage.read(parts[2], tree: tree) else {
            throw GitError(
                .snapshotMissing, "The commit at \(ref) is not a snapshot.", remedy: "Restore it by hand with git, or use another snapshot."
            )
        }
        return Snapshot(ref: ref, commit: commit, state: state, leftOut: [], leftOutCount: 0, mustRetain: nil)
    }
}
