/// Brings a snapshot back into a worktree.
package struct SnapshotRestore: Sendable {
    private let worktree: Worktree

    /// Into that worktree, which must be clean.
    package init(_ worktree: Worktree) {
        self.worktree = worktree
    }

    /// HEAD, files, ignored files and what was staged become as they were. HEAD is put on the snapshot's branch when that branch still is
    /// where it was, and is detached otherwise. Throws `.worktreeOccupied` when the worktree holds changes, `.snapshotMissing`.
    package func restore(_ ref: RefName) async throws -> Snapshot {
        let snapshot = try await Snapshot.load(ref, from: worktree.repository)
        guard try await CommitWork(worktree).isClean() else {
            throw GitError(
                .worktreeOccupied, "\(worktree.path) holds changes; a snapshot is not restored over them.",
                remedy: "Take a snapshot of it first, or restore into a fresh worktree.")
        }
        let state = snapshot.state
        if let head = state.head {
            _ = try await worktree.run(["checkout", "--quiet", "--force", "--detach", head.hex])
            if let branch = state.branch, try await worktree.repository.resolve(branch) == head {
                _ = try await worktree.run(["symbolic-ref", "-m", "signalbox", "HEAD", branch.name])
            }
        } else {
            _ = try await worktree.run(["rm", "-r", "-q", "--force", "--ignore-unmatch"], paths: [RepositoryPath(".")])
            let orphan = try state.branch ?? RefName(branch: "signalbox/restored-\(worktree.lane)")
            _ = try await worktree.run(["symbolic-ref", "-m", "signalbox", "HEAD", orphan.name])
        }
        let catFile = CatFile(worktree.repository)
        do {
            let headTree = try await worktree.tree(of: state.head)
            try await write(differencesFrom: headTree, to: state.tree, catFile)
            if let ignored = state.ignoredTree { try await write(differencesFrom: .emptyTree, to: ignored, catFile) }
            if let staged = state.indexTree {
                _ = try await worktree.run(["read-tree", staged.hex])
            }
            _ = try await worktree.run(["update-index", "-q", "--refresh"], accepting: [0, 1])
        } catch {
            await catFile.close()
            throw error
        }
        await catFile.close()
        return snapshot
    }

    /// Writes the bytes of each changed entry as they are: a checkout would convert line ends by attributes.
    private func write(differencesFrom old: ObjectID, to new: ObjectID, _ catFile: CatFile) async throws {
        let output = try await worktree.repository.run(["diff-tree", "-r", "-z", "--raw", "--no-renames", "--full-index", old.hex, new.hex])
        let changes = try RawDiffReader.changes(output)
        for change in changes where change.newMode == .absent { PosixFile.remove(worktree.path, change.path) }
        for change in changes where change.newMode != .absent {
            guard change.path.isSafe else { continue }
            let full = PosixFile.join(worktree.path, change.path)
            try PosixFile.makeParents(worktree.path, change.path)
            guard let id = change.newID, change.newMode != .submodule else { continue }
            guard let bytes = try await catFile.content(id, limit: 1 << 31) else {
                throw GitError(
                    .notFound, "The contents of \(change.path) (\(id)) are not in \(worktree.repository.directory).",
                    remedy: "Run `git fsck` there; the snapshot is damaged.")
            }
            if change.newMode == .link {
                try PosixFile.link(full, to: bytes)
            } else {
                try PosixFile.write(full, bytes, isExecutable: change.newMode == .executable)
            }
        }
    }
}
