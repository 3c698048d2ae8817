import Processes

/// Wakes one waiter when something happened in a job's folder, or to its runner. Wakings are not counted: after one, look at
/// everything.
final class SpoolSubscription: Sendable {
    /// The wakings. To be iterated by one waiter; ends when its task is cancelled.
    let events: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let observed = Locked<(identity: ProcessIdentity, observation: ExitObservation?)?>(nil)
    private let leave: @Sendable () -> Void

    /// - Parameter leave: called when nobody waits any more.
    init(enter: (AsyncStream<Void>.Continuation) throws(ExecutionError) -> @Sendable () -> Void) throws(ExecutionError) {
        (events, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        leave = try enter(continuation)
    }

    deinit { leave() }

    /// Wakes the waiter also when this process ends; if it has ended, at once.
    func observeExit(of process: ProcessIdentity) {
        let continuation = continuation
        observed.withLock { observed in
            if observed?.identity == process { return }
            let observation = ExitObservation(of: process.pid) { continuation.yield() }
            observed = (process, observation)
            if observation == nil || !process.isAlive { continuation.yield() }
        }
    }
}
