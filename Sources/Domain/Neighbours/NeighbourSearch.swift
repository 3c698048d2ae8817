/// A search for a text in a repository of the workspace, at the commit that was pinned for the lane.
package struct NeighbourSearch: Equatable, Sendable {
    package var repository: String
    /// Stands for itself, no pattern; one line.
    package var query: String
    /// Where to look; nil is everywhere.
    package var paths: PathGlob?

    /// - Throws: ``NeighbourProblem`` in words for the agent.
    package init(repository: String, query: String, paths: String? = nil) throws(NeighbourProblem) {
        try NeighbourProblem.checkRepository(repository)
        guard !query.isEmpty, query.utf8.count <= 500, !query.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" || $0 == "\0" })
        else {
            throw NeighbourProblem("'query' is a text of 1 to 500 bytes on one line")
        }
        self.repository = repository
        self.query = query
        do {
            self.paths = if let paths { try PathGlob(paths) } else { nil }
        } catch {
            throw NeighbourProblem("'paths' \(error)")
        }
    }

    /// The most hits that are given.
    package static let hitLimit = 200
    /// Bytes of one hit's line; more are cut off.
    package static let lineLimit = 400
}

/// Lines that hold what was looked for.
package struct NeighbourHits: Equatable, Sendable {
    package struct Hit: Equatable, Sendable {
        package var path: String
        /// Counts from 1.
        package var line: Int
        package var text: String

        package init(path: String, line: Int, text: String) {
            self.path = path
            self.line = line
            self.text = text
        }
    }

    /// The pinned commit, in full.
    package var commit: String
    package var hits: [Hit]
    /// There are more, which were left out.
    package var isCut: Bool

    package init(commit: String, hits: [Hit], isCut: Bool = false) {
        self.commit = commit
        self.hits = hits
        self.isCut = isCut
    }
}
