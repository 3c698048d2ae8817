import Foundation

/// An index of our own for one piece of work in a worktree. The agent's index is neither changed nor believed: it may say of a
/// modified file that it is unchanged (`update-index --assume-unchanged`, `--skip-worktree`).
enum TemporaryIndex {
    /// Gives `body` the path of an index that holds HEAD's tree, with the file times of our own checkout where they still hold, and
    /// removes it afterwards.
    static func with<Result: Sendable>(_ worktree: Worktree, _ body: (String) async throws -> Result) async throws -> Result {
        try await with(worktree, tree: try await worktree.tree(of: try await worktree.head()), body)
    }

    /// The same with the tree of a given commit (or that tree).
    static func with<Result: Sendable>(
        _ worktree: Worktree, tree: ObjectID, _ body: (String) async throws -> Result
    ) async throws -> Result {
        let index = try path(in: worktree.repository)
        defer { discard(index) }
        // Without one (or with one that cannot be read) every file is read, which is slower and as right.
        try? IndexFile.copy(worktree.pristineIndex, to: index)
        do {
            // -i: take the tree whatever the files are like; -m: keep file times of entries that are the same.
            _ = try await worktree.run(["read-tree", "-i", "-m", tree.hex], index: index)
        } catch is GitError {
            // The copy was damaged.
            discard(index)
            _ = try await worktree.run(["read-tree", tree.hex], index: index)
        }
        return try await body(index)
    }

    /// A path for an index that does not exist yet.
    static func path(in repository: GitRepository) throws -> String {
        let folder = "\(repository.directory)/signalbox/scratch"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return "\(folder)/index-\(UUID().uuidString)"
    }

    static func discard(_ index: String) {
        try? FileManager.default.removeItem(atPath: index)
        try? FileManager.default.removeItem(atPath: index + ".lock")
    }
}
