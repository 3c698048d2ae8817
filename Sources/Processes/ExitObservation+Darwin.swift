#if canImport(Darwin)
    import Dispatch

    /// Calls a closure once when a process ends: kqueue's NOTE_EXIT.
    package final class ExitObservation: Sendable {
        private let source: EventSource

        /// `nil` when there is no such process; its closure is then never called. The process may be a zombie.
        package init?(of pid: Int32, _ ended: @escaping @Sendable () -> Void) {
            guard let row = ProcessTable.entry(pid) else { return nil }
            let once = Once()
            let finish: @Sendable () -> Void = {
                guard once.first() else { return }
                ended()
            }
            source = EventSource(
                DispatchSource.makeProcessSource(identifier: pid, eventMask: .exit, queue: .global()), handler: finish)
            // NOTE_EXIT is not delivered for a process that ended before the registration.
            if !ProcessTable.isAlive(pid, startTime: row.startTime) { finish() }
        }

        /// No call comes after this but one that is already under way.
        package func cancel() { source.cancel() }
    }
#endif
