/// Commits what an agent left uncommitted, and says whether anything is left.
package struct CommitWork: Sendable {
    let worktree: Worktree

    /// In that worktree.
    package init(_ worktree: Worktree) {
        self.worktree = worktree
    }

    /// Whether nothing is modified, staged or untracked (ignored files do not count). Looks at file contents, not at the agent's index.
    package func isClean() async throws -> Bool {
        try await TemporaryIndex.with(worktree) { index in
            let scan = try await WorktreeScan.run(worktree, index: index, includingIgnored: false)
            guard scan.isClean else { return false }
            // Something staged whose file was put back is still somebody's work.
            let output = try await worktree.run(
                ["diff-index", "--cached", "--quiet", "--no-ext-diff", scan.head?.hex ?? ObjectID.emptyTree.hex],
                accepting: [0, 1, 128])
            return output.exit == 0
        }
    }

    /// Commits everything that is modified or untracked on top of HEAD and moves HEAD's branch there; nil when there is nothing to commit.
    /// No hook runs, and commits of the agent are not rewritten. `trailers` are appended in order.
    /// Throws `.embeddedRepository` when a repository lies inside, `.refMoved` when the branch moved meanwhile.
    package func commitAll(
        message: String, trailers: [(key: String, value: String)] = [], author: CommitIdentity = .signalbox, secondsSince1970: Int64? = nil
    ) async throws -> ObjectID? {
        let text = try Self.compose(message, trailers)
        return try await TemporaryIndex.with(worktree) { index in
            let scan = try await WorktreeScan.run(worktree, index: index, includingIgnored: false)
            if let nested = scan.nested.first {
                throw GitError(
                    .embeddedRepository, "\(nested) in the worktree is a repository of its own; its files cannot be committed.",
                    remedy: "Remove its .git folder, or list it in .gitignore.")
            }
            guard !scan.isClean else { return nil }
            _ = try await worktree.run(["add", "--all"], index: index)
            let tree = try await worktree.run(["write-tree"], index: index).objectID()
            let headTree = try await worktree.tree(of: scan.head)
            // A file may differ in bytes only that its attributes normalise away.
            guard tree != headTree else { return nil }
            let commit = try await CommitMaker(repository: worktree.repository).commit(
                tree: tree, parents: scan.head.map { [$0] } ?? [], message: text, author: author, secondsSince1970: secondsSince1970)
            try await worktree.moveHead(from: scan.head, to: commit)
            // Ours becomes the agent's index, so that its next `git status` is clean; files are not touched.
            try IndexFile.copy(index, to: "\(worktree.gitDirectory)/index")
            return commit
        }
    }

    private static func compose(_ message: String, _ trailers: [(key: String, value: String)]) throws -> String {
        var lines: [String] = []
        for (key, value) in trailers {
            let isToken =
                !key.isEmpty && key.utf8.allSatisfy { ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0) || $0 == 0x2D }
            guard isToken, value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                throw GitError(
                    .invalidInput, "'\(DisplayText.escape(key)): \(DisplayText.escape(value))' is not a usable trailer.",
                    remedy: "A trailer's key holds letters, digits and '-', its value one line.")
            }
            lines.append("\(key): \(value)")
        }
        var body = message
        while body.last?.isWhitespace == true { body.removeLast() }
        if body.isEmpty { body = "Work left uncommitted" }
        return body + "\n" + (lines.isEmpty ? "" : "\n" + lines.joined(separator: "\n") + "\n")
    }
}
