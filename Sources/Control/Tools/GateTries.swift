package import Domain

/// The tries of gates that are under way, so that whoever asks for the same one waits for it instead of beginning another.
actor GateTries {
    struct Key: Hashable, Sendable {
        var lane: LaneID
        var commit: String
        /// In the order of their names.
        var gates: [String]
    }

    private var running: [Key: Task<[GateTryResult], any Error>] = [:]

    /// Waits for a try; one that is not under way begins. A caller that is cancelled stops waiting, and the try goes on.
    func result(of key: Key, _ body: @escaping @Sendable () async throws -> [GateTryResult]) async throws -> [GateTryResult] {
        let task = running[key] ?? begin(key, body)
        let (results, continuation) = AsyncStream<Result<[GateTryResult], any Error>>.makeStream()
        Task {
            continuation.yield(await task.result)
            continuation.finish()
        }
        for await result in results { return try result.get() }
        throw CancellationError()
    }

    private func begin(_ key: Key, _ body: @escaping @Sendable () async throws -> [GateTryResult]) -> Task<[GateTryResult], any Error> {
        let task = Task {
            defer { running[key] = nil }
            return try await body()
        }
        running[key] = task
        return task
    }
}

/// What a gate said in a try. It is no evidence: nothing of it is in the ledger.
package struct GateTryResult: Equatable, Sendable {
    package var gate: String
    package var result: GateResult
    package var milliseconds: Int
    /// The end of its output, or why it did not run.
    package var output: String
}
