/// The state of a worktree as object names: equal values mean that nothing changed.
package struct SnapshotState: Sendable, Hashable {
    /// HEAD's commit; nil for a branch without one.
    package let head: ObjectID?
    /// The branch that HEAD was on; nil when detached.
    package let branch: RefName?
    /// The tracked and untracked files.
    package let tree: ObjectID
    /// What was staged, when it is neither HEAD's tree nor the files'.
    package let indexTree: ObjectID?
    /// The ignored files within the limits, when there are any.
    package let ignoredTree: ObjectID?

    /// A state with what cannot be said in object names.
    struct Found {
        let state: SnapshotState
        let leftOut: [LeftOut]
        let leftOutCount: Int
        let mustRetain: String?
    }

    /// Reads the worktree and stores all of it as objects.
    static func read(_ worktree: Worktree, limits: SnapshotLimits) async throws -> Found {
        try await TemporaryIndex.with(worktree) { index in
            let scan = try await WorktreeScan.run(worktree, index: index, includingIgnored: true)
            let writer = RawTreeWriter(worktree: worktree)
            var problem = scan.nested.first.map { "\($0) is a repository of its own" }
            let nested = Set(scan.nested)
            let unreadable = try await writer.update(index: index, with: (scan.changed + scan.untracked).filter { !nested.contains($0) })
            if let first = unreadable.first { problem = problem ?? "\(first) cannot be read" }
            let tree = try await worktree.run(["write-tree"], index: index).objectID()
            let headTree = try await worktree.tree(of: scan.head)
            let staged = try await stagedTree(worktree)
            let (ignored, leftOut) = choose(scan, worktree, limits)
            let state = SnapshotState(
                head: scan.head, branch: try await worktree.headBranch(), tree: tree,
                indexTree: staged == tree || staged == headTree ? nil : staged,
                ignoredTree: ignored.isEmpty ? nil : try await writer.tree(of: ignored))
            return Found(state: state, leftOut: Array(leftOut.prefix(1000)), leftOutCount: leftOut.count, mustRetain: problem)
        }
    }

    /// What the agent staged; nil when its index cannot be written as a tree (an unfinished merge: the files hold the work then).
    private static func stagedTree(_ worktree: Worktree) async throws -> ObjectID? {
        guard let bytes = PosixFile.read(Array("\(worktree.gitDirectory)/index".utf8), limit: 1 << 30) else { return nil }
        let copy = try TemporaryIndex.path(in: worktree.repository)
        defer { TemporaryIndex.discard(copy) }
        try PosixFile.replace(copy, bytes)
        let output = try await worktree.run(["write-tree"], index: copy, accepting: [0, 1, 128])
        return output.exit == 0 ? try output.objectID() : nil
    }

    private static func choose(
        _ scan: WorktreeScan, _ worktree: Worktree, _ limits: SnapshotLimits
    ) -> (held: [RepositoryPath], leftOut: [LeftOut]) {
        var held: [RepositoryPath] = []
        var leftOut = scan.ignoredNested.map { LeftOut(path: $0, size: nil, reason: "it is a repository in an ignored folder") }
        var room = limits.ignoredBytes
        for path in scan.ignored {
            let facts = PosixFile.facts(PosixFile.join(worktree.path, path))
            guard let facts, facts.kind == .regular || facts.kind == .link else { continue }
            if held.count >= limits.ignoredFiles {
                leftOut.append(LeftOut(path: path, size: facts.size, reason: "more than \(limits.ignoredFiles) ignored files"))
            } else if facts.size > room {
                leftOut.append(LeftOut(path: path, size: facts.size, reason: "more than \(limits.ignoredBytes) bytes of ignored files"))
            } else {
                room -= facts.size
                held.append(path)
            }
        }
        return (held, leftOut)
    }
}
