import Dispatch
import Processes

/// The fallback where the system gives no more file events (inotify's limits on Linux, descriptors on macOS): a waiter is woken by the clock.
/// It then looks at everything, as after any waking, so nothing but the delay is different.
final class SpoolPolling: Sendable {
    /// How long a change may wait to be seen.
    static let pause = DispatchTimeInterval.milliseconds(500)

    private let told = Locked(false)
    private let tell: @Sendable (String) -> Void

    /// - Parameter tell: is given the reason, once.
    init(tell: @escaping @Sendable (String) -> Void) { self.tell = tell }

    /// Wakes again and again until the result is called.
    func wake(_ waiter: AsyncStream<Void>.Continuation, because reason: String) -> @Sendable () -> Void {
        let isFirst = told.withLock { told in
            defer { told = true }
            return !told
        }
        if isFirst { tell("\(reason); files are looked at every half second instead") }
        let timer = DispatchSource.makeTimerSource(queue: .global())
        timer.schedule(deadline: .now() + Self.pause, repeating: Self.pause, leeway: .milliseconds(100))
        let source = EventSource(timer) { waiter.yield() }
        return { source.cancel() }
    }
}
