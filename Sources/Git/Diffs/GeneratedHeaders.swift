/// Finds files whose first lines say that a program wrote them: `Code generated … DO NOT EDIT` (https://go.dev/s/generatedcode, and many
/// generators since) or `@generated`.
package struct GeneratedHeaders: Sendable {
    private let repository: GitRepository

    /// In that repository.
    package init(_ repository: GitRepository) {
        self.repository = repository
    }

    /// Lines at the beginning of a file in which the words count.
    private static let lines = 20
    /// Bytes of paths that one call is given.
    private static let pathBytes = 256 << 10
    private static let pattern = "Code generated .{0,80}DO NOT EDIT|@generated"

    /// The words, by commit and path.
    package func find(
        at paths: [RepositoryPath], in commits: [ObjectID]
    ) async throws -> [ObjectID: [RepositoryPath: String]] {
        var result: [ObjectID: [RepositoryPath: String]] = [:]
        var rest = paths[...]
        while !rest.isEmpty {
            var bytes = 0
            let some = rest.prefix { path in
                bytes += path.bytes.count + 1
                return bytes <= Self.pathBytes
            }
            rest = rest.dropFirst(max(1, some.count))
            let hits = try await TextSearch(repository).firstMatches(of: Self.pattern, in: commits, paths: Array(some), lineLimit: 120)
            for hit in hits where hit.hit.line <= Self.lines { result[hit.commit, default: [:]][hit.hit.path] = hit.hit.text }
        }
        return result
    }
}
