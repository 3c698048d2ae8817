import Synchronization

/// Which git commands of this process may hold locks of references now, by the repository that they work in.
final class GitAtWork: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    /// Verbs that take no lock on a reference: they read, or write objects, an index, files, or another repository.
    private static let harmless: Set<String> = [
        "add", "archive", "cat-file", "check-attr", "check-ignore", "check-ref-format", "clean", "commit-tree", "config", "diff",
        "diff-files", "diff-index", "diff-tree", "for-each-ref", "fsck", "grep", "hash-object", "index-pack", "init", "log", "ls-files",
        "ls-remote", "ls-tree", "merge-base", "merge-tree", "mktree", "pack-objects", "push", "read-tree", "rev-list", "rev-parse", "show",
        "show-index", "show-ref", "status", "unpack-objects", "update-index", "var", "write-tree",
    ]

    /// Counts the command until it ends, if it may take such a lock.
    func during<Result>(_ command: GitCommand, _ body: () async throws -> Result) async throws -> Result {
        guard let place = Self.place(of: command), let verb = command.arguments.first, !Self.harmless.contains(verb) else {
            return try await body()
        }
        begin(in: place)
        defer { end(in: place) }
        return try await body()
    }

    func begin(in place: String) { counts.withLock { $0[place, default: 0] += 1 } }

    func end(in place: String) {
        counts.withLock { counts in
            let left = counts[place, default: 1] - 1
            counts[place] = left > 0 ? left : nil
        }
    }

    /// Does something short in a repository in which none is at work; none begins meanwhile. Nil, and nothing done, when one is.
    func whileIdle(_ place: String, _ body: () -> [String]) -> [String]? {
        counts.withLock { $0[place] == nil ? body() : nil }
    }

    private static func place(of command: GitCommand) -> String? {
        command.environment["GIT_COMMON_DIR"] ?? command.environment["GIT_DIR"] ?? command.directory
    }
}
