import Foundation

/// The files of a worktree that differ from its base, committed or not, while somebody works there: for a look, not for a decision.
///
/// Two short git processes (tracked files, then new ones) with an index of our own; the agent's index is neither believed nor locked, and no
/// repository inside the worktree is entered.
package struct WorktreeChanges: Sendable {
    private let worktree: Worktree
    private let limit: Int

    /// Bytes of git's answers, and its time: what is larger or slower is cut or refused.
    private static let outputLimit = 4 << 20
    private static let timeout = Duration.seconds(15)
    /// Bytes of new files whose lines are counted: of one, and of all.
    private static let fileLimit = 1 << 20
    private static let countLimit = 32 << 20

    /// - Parameter limit: the most files that are given.
    package init(_ worktree: Worktree, limit: Int) {
        self.worktree = worktree
        self.limit = limit
    }

    /// The files in the order of their paths, and whether there are more.
    package func read() async throws -> (files: [ChangedFile], isCut: Bool) {
        let index = try TemporaryIndex.path(in: worktree.repository)
        defer { TemporaryIndex.discard(index) }
        do {
            // The base's tree as our own checkout left it, with file times, so that unchanged files are not read.
            try IndexFile.copy(worktree.pristineIndex, to: index)
        } catch is GitError {
            _ = try await worktree.run(["read-tree", worktree.base.hex], index: index)
        }
        var files: [ChangedFile] = []
        var isCut = false
        for look in [tracked, untracked] {
            do {
                files += try await look(index)
            } catch let error as GitError {
                // So many files that not even their names fit: build output that nobody ignores, say.
                guard case .outputTooLarge = error.kind else { throw error }
                isCut = true
            }
        }
        files = files.filter { file in !worktree.sharedPaths.contains { file.path.isInside($0) } }.sorted { $0.path < $1.path }
        return (Array(files.prefix(limit)), isCut || files.count > limit)
    }

    private func tracked(_ index: String) async throws -> [ChangedFile] {
        var command = worktree.command(
            [
                "diff", "--raw", "--numstat", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--no-color",
                "--ignore-submodules=dirty", worktree.base.hex,
            ], index: index)
        command.outputLimit = Self.outputLimit
        command.timeout = Self.timeout
        return try RawDiffReader.changes(try await worktree.repository.run(command))
    }

    private func untracked(_ index: String) async throws -> [ChangedFile] {
        var command = worktree.command(["ls-files", "-z", "--others", "--exclude-standard"], index: index)
        command.outputLimit = Self.outputLimit
        command.timeout = Self.timeout
        var budget = Self.countLimit
        var files: [ChangedFile] = []
        for record in try await worktree.repository.run(command).records {
            let path = RepositoryPath(bytes: record)
            // A folder is a repository of its own: nothing of it is listed.
            guard path.bytes.last != UInt8(ascii: "/") else { continue }
            var file = ChangedFile(
                status: .added, path: path, oldPath: nil, oldMode: .absent, newMode: .regular, oldID: nil, newID: nil)
            count(&file, &budget)
            files.append(file)
        }
        return files
    }

    /// Counts the lines of a new file as git would.
    private func count(_ file: inout ChangedFile, _ budget: inout Int) {
        file.countsLines = false
        guard budget > 0, PosixFile.hasRealParents(worktree.path, file.path),
            let bytes = PosixFile.read(PosixFile.join(worktree.path, file.path), limit: min(Self.fileLimit, budget))
        else { return }
        budget -= bytes.count
        file.countsLines = true
        // Git's own rule: a zero byte among the first 8000.
        file.isBinary = bytes.prefix(8000).contains(0)
        if !file.isBinary { file.additions = bytes.count { $0 == 10 } + (bytes.last == nil || bytes.last == 10 ? 0 : 1) }
    }
}
