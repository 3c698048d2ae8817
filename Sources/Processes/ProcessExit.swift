/// Waiting for the end of processes that need not be our children.
package enum ProcessExit {
    /// Returns when this very process has ended, reaped or not, or when the task is cancelled.
    package static func wait(for process: ProcessIdentity) async {
        let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
        guard let observation = ExitObservation(of: process.pid, { continuation.finish() }) else { return }
        defer { observation.cancel() }
        // Asked only now: the observation holds fast whatever has the number.
        guard process.isAlive else { return }
        for await _ in ends {}
    }

    /// Returns when a child of ours, which somebody else reaps after this call, has ended. Not cancellable.
    static func wait(for child: Int32) async {
        let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
        guard let observation = ExitObservation(of: child, { continuation.finish() }) else { return }
        // A task of its own does not see the cancellation of ours.
        await Task { for await _ in ends {} }.value
        observation.cancel()
    }
}
