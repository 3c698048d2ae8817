import Domain

/// The files that lanes touched, as they were last read. Many who ask at once, or within a second, cost one look into the worktree.
package actor TouchedBook {
    private var known: [LaneID: (at: ContinuousClock.Instant, files: Task<TouchedFiles, any Error>)] = [:]

    /// For how long an answer holds.
    static let age = Duration.seconds(1)

    package init() {}

    func files(_ lane: LaneID, _ read: @escaping @Sendable () async throws -> TouchedFiles) async throws -> TouchedFiles {
        let now = ContinuousClock.now
        known = known.filter { now - $0.value.at < Self.age }
        if let (_, files) = known[lane] { return try await files.value }
        let files = Task { try await read() }
        known[lane] = (now, files)
        do {
            let result = try await files.value
            // It holds from when it was read, however long that took.
            known[lane]?.at = .now
            return result
        } catch {
            known[lane] = nil
            throw error
        }
    }
}
