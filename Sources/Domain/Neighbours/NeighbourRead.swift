/// A look into a file, or a folder's names, of a repository of the workspace, at the commit that was pinned for the lane.
package struct NeighbourRead: Equatable, Sendable {
    package var repository: String
    /// Relative to the repository's root, `/`-separated; empty for the root.
    package var path: String
    /// Counts from 1.
    package var firstLine: Int
    package var count: Int

    /// - Throws: ``NeighbourProblem`` in words for the agent.
    package init(repository: String, path: String, firstLine: Int = 1, count: Int = 200) throws(NeighbourProblem) {
        try NeighbourProblem.checkRepository(repository)
        let parts = path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        guard path.utf8.count <= 4096, !path.unicodeScalars.contains("\0"),
            path.isEmpty || parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." })
        else {
            throw NeighbourProblem(
                "'path' is relative to the repository's root, without '.', '..' or empty parts; leave it empty for the root")
        }
        guard firstLine >= 1 else { throw NeighbourProblem("'line' counts from 1") }
        guard (1...Self.lineLimit).contains(count) else { throw NeighbourProblem("'count' is from 1 to \(Self.lineLimit)") }
        self.repository = repository
        self.path = path
        self.firstLine = firstLine
        self.count = count
    }

    /// The most lines that are given at once.
    package static let lineLimit = 2000
}

/// Lines of a file, or names of a folder.
package struct NeighbourText: Equatable, Sendable {
    /// The pinned commit, in full.
    package var commit: String
    package var lines: [String]
    /// Lines or names in the whole.
    package var total: Int

    package init(commit: String, lines: [String], total: Int) {
        self.commit = commit
        self.lines = lines
        self.total = total
    }
}
