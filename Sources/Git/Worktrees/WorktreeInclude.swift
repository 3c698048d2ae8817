/// Copies what `.worktreeinclude` in the repository's root names (patterns as in gitignore(5)) from a checkout of the operator: local
/// settings that are ignored by git and that work needs. Only files that the worktree ignores too are copied, so it stays clean.
enum WorktreeInclude {
    /// What was copied, and what was not and why.
    struct Outcome: Sendable {
        var copied: [RepositoryPath] = []
        var skipped: [(path: RepositoryPath, reason: String)] = []
    }

    static func copy(from source: String, into worktree: Worktree, limit: Int) async throws -> Outcome {
        var outcome = Outcome()
        let patterns = "\(worktree.path)/.worktreeinclude"
        guard PosixFile.read(Array(patterns.utf8), limit: 1 << 20) != nil else { return outcome }
        var list = GitCommand(
            directory: source, arguments: ["ls-files", "--others", "--ignored", "--exclude-from=\(patterns)", "-z"])
        list.environment["GIT_OPTIONAL_LOCKS"] = "0"
        let named = try await worktree.repository.client.run(list).records.map { RepositoryPath(bytes: $0) }
        guard !named.isEmpty else { return outcome }
        let ignored = try await ignoredOnes(named, worktree)
        var room = limit
        for path in named {
            if let reason = try copy(path, source, worktree.path, isIgnored: ignored.contains(path), room: &room) {
                outcome.skipped.append((path, reason))
            } else {
                outcome.copied.append(path)
            }
        }
        return outcome
    }

    private static func ignoredOnes(_ paths: [RepositoryPath], _ worktree: Worktree) async throws -> Set<RepositoryPath> {
        let input: [UInt8] = paths.flatMap { path -> [UInt8] in path.bytes + [0] }
        var command = worktree.command(["check-ignore", "--stdin", "-z"])
        command.input = input
        command.acceptedExits = [0, 1]
        // The one command that refuses literal pathspecs; it takes paths literally anyway.
        command.environment["GIT_LITERAL_PATHSPECS"] = "0"
        let output = try await worktree.repository.run(command)
        return Set(output.records.map { RepositoryPath(bytes: $0) })
    }

    /// Nil when copied; otherwise why not.
    private static func copy(_ path: RepositoryPath, _ source: String, _ target: String, isIgnored: Bool, room: inout Int) throws -> String?
    {
        guard path.isSafe else { return "it is not a plain path" }
        guard isIgnored else { return "the worktree does not ignore it" }
        guard PosixFile.hasRealParents(source, path) else { return "a folder above it is a link" }
        let from = PosixFile.join(source, path)
        let to = PosixFile.join(target, path)
        guard PosixFile.facts(to) == nil else { return "it is there already" }
        guard let facts = PosixFile.facts(from) else { return "it is gone" }
        switch facts.kind {
        case .link: return "it is a link"
        case .directory, .other: return "it is not a file"
        case .regular: break
        }
        guard facts.size <= room, let bytes = PosixFile.read(from, limit: room) else { return "it is unreadable or over the size limit" }
        try PosixFile.makeParents(target, path)
        try PosixFile.write(to, bytes, isExecutable: facts.isExecutable)
        room -= bytes.count
        return nil
    }
}
