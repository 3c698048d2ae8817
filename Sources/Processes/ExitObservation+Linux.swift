#if os(Linux)
    import CPlatform
    import Dispatch
    import Foundation

    /// Calls a closure once when a process ends: a pidfd, which becomes readable then (Linux 5.3).
    package final class ExitObservation: Sendable {
        private let source: EventSource

        /// `nil` when there is no such process; its closure is then never called. The process may be a zombie.
        package init?(of pid: Int32, _ ended: @escaping @Sendable () -> Void) {
            let descriptor = cp_pidfd_open(pid)
            guard descriptor >= 0 else { return nil }
            let once = Once()
            source = EventSource(DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())) {
                guard once.first() else { return }
                ended()
            } cancelled: {
                close(descriptor)
            }
        }

        /// No call comes after this but one that is already under way.
        package func cancel() { source.cancel() }
    }
#endif
