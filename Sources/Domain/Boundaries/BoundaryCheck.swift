/// Which boundary of a repository a changed path belongs to.
package struct BoundaryCheck: Sendable {
    /// A path and the boundary it belongs to; nil when it belongs to none.
    package struct Assignment: Equatable, Sendable {
        package let path: String
        package let boundary: String?
    }

    private let boundaries: [(name: String, globs: [PathGlob])]

    /// - Throws: ``PathGlobError`` when a boundary holds a text that is not a glob; a validated configuration has none.
    package init(_ repository: RepositoryConfiguration) throws(PathGlobError) {
        var boundaries: [(name: String, globs: [PathGlob])] = []
        for boundary in repository.boundaries {
            var globs: [PathGlob] = []
            for path in boundary.paths { globs.append(try PathGlob(path)) }
            boundaries.append((boundary.name, globs))
        }
        self.boundaries = boundaries
    }

    /// The boundary that holds a path. Boundaries of a validated configuration do not overlap, so there is at most one.
    package func boundary(of path: String) -> String? {
        boundaries.first { $0.globs.contains { $0.matches(path) } }?.name
    }

    /// Each path with its boundary, in the order given.
    package func assign(_ paths: [String]) -> [Assignment] {
        paths.map { Assignment(path: $0, boundary: boundary(of: $0)) }
    }

    /// The paths that are not inside the named boundary, in the order given: all of them when there is no boundary of that name.
    package func outside(_ name: String, _ paths: [String]) -> [String] {
        guard let boundary = boundaries.first(where: { $0.name == name }) else { return paths }
        return paths.filter { path in !boundary.globs.contains { $0.matches(path) } }
    }
}
