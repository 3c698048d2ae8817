/// Where pairs of commits do not merge. It is asked again and again while lanes are in flight, and git is only asked about new pairs.
actor CollisionMemory {
    private struct Pair: Hashable {
        let repository: String
        let low: String
        let high: String

        /// A merge does not merge either way round.
        init(_ repository: String, _ one: String, _ other: String) {
            self.repository = repository
            (low, high) = one < other ? (one, other) : (other, one)
        }
    }

    private var known: [Pair: [String]] = [:]

    /// Pairs that are kept; all are forgotten when there are more.
    private static let limit = 50_000

    /// - Parameter find: finds the paths for the pairs at some indices, in their order.
    func conflicts(
        repository: String, _ pairs: [(String, String)], find: @Sendable ([Int]) async throws -> [[String]]
    ) async throws -> [[String]] {
        let keys = pairs.map { Pair(repository, $0.0, $0.1) }
        let missing = keys.indices.filter { known[keys[$0]] == nil }
        if !missing.isEmpty {
            let found = try await find(missing)
            if known.count + found.count > Self.limit { known.removeAll() }
            for (index, paths) in zip(missing, found) { known[keys[index]] = paths }
        }
        return keys.map { known[$0] ?? [] }
    }
}
