/// Takes back a merge commit in a worktree.
package struct RevertWork: Sendable {
    private let worktree: Worktree

    /// In that worktree, which must be clean.
    package init(_ worktree: Worktree) { self.worktree = worktree }

    /// Commits the opposite of what `commit` brought to its first parent. False, with the worktree as it was, when it does not apply.
    /// Repeating it after it was committed makes no second commit.
    package func revert(_ commit: ObjectID, message: String, trailers: [(key: String, value: String)]) async throws -> Bool {
        let mark = (key: "Signalbox-Reverts", value: commit.hex)
        if let head = try await worktree.head() {
            let last = try await CommitGraph(worktree.repository).commits(between: worktree.base, and: head, limit: 1)
            if last.first?.trailers(mark.key) == [mark.value] { return true }
        }
        // A revert that a killed server left half done is taken up from the start.
        _ = try await worktree.run(["reset", "--quiet", "--hard"])
        let parents = try await CommitGraph(worktree.repository).parentCount(of: commit)
        let output = try await worktree.run(
            ["revert", "--no-commit"] + (parents > 1 ? ["-m", "1"] : []) + [commit.hex], accepting: [0, 1, 128])
        guard output.exit == 0 else {
            _ = try await worktree.run(["revert", "--abort"], accepting: [0, 1, 128])
            return false
        }
        let made = try await CommitWork(worktree).commitAll(message: message, trailers: trailers + [mark])
        _ = try await worktree.run(["revert", "--quit"], accepting: [0, 1, 128])
        return made != nil
    }
}

extension CommitGraph {
    /// How many parents a commit has.
    package func parentCount(of commit: ObjectID) async throws -> Int {
        let output = try await repository.run(["rev-list", "--parents", "-n", "1", commit.hex])
        return output.text.split(separator: " ").count - 1
    }
}
