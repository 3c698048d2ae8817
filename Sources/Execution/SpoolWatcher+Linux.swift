#if os(Linux)
    import Dispatch
    import Foundation
    import Processes

    /// File events of any number of job folders through one inotify instance. See inotify(7).
    final class SpoolWatcher: Sendable {
        private typealias Waiters = [UUID: AsyncStream<Void>.Continuation]

        /// -1 where there is no instance to be had (`fs.inotify.max_user_instances`, usually 128 for each user).
        private let descriptor: Int32
        private let waiters = Locked<[Int32: Waiters]>([:])
        private let source: EventSource?
        private let polling: SpoolPolling
        private let problem: String

        /// - Parameter tell: is given a sentence, once, when file events have run out.
        init(tell: @escaping @Sendable (String) -> Void = { _ in }) {
            polling = SpoolPolling(tell: tell)
            let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
            self.descriptor = descriptor
            guard descriptor >= 0 else {
                problem = "no inotify instance: " + String(cString: strerror(errno)) + " (fs.inotify.max_user_instances)"
                source = nil
                return
            }
            problem = "no inotify watch for another job (fs.inotify.max_user_watches)"
            source = EventSource(DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())) { [waiters] in
                Self.deliver(descriptor, waiters)
            } cancelled: {
                close(descriptor)
            }
        }

        /// Wakes when a file of the folder is written, made or renamed.
        func subscribe(_ folder: String) throws(ExecutionError) -> SpoolSubscription {
            try SpoolSubscription { continuation throws(ExecutionError) in
                guard descriptor >= 0 else { return polling.wake(continuation, because: problem) }
                let key = UUID()
                let watch: Int32? = try waiters.withLock { waiters throws(ExecutionError) in
                    // The same folder gives the same number. Under the lock, so that a leaver does not remove it meanwhile.
                    let watch = inotify_add_watch(descriptor, folder, UInt32(IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE))
                    if watch < 0, errno == ENOSPC { return nil }
                    guard watch >= 0 else { throw .noFileEvents("\(folder.debugDescription): " + String(cString: strerror(errno))) }
                    waiters[watch, default: [:]][key] = continuation
                    return watch
                }
                guard let watch else { return polling.wake(continuation, because: problem) }
                // Holds the watcher, so the descriptor is open for as long as somebody is subscribed.
                return { self.leave(watch, key) }
            }
        }

        private func leave(_ watch: Int32, _ key: UUID) {
            waiters.withLock { waiters in
                waiters[watch]?[key] = nil
                guard waiters[watch]?.isEmpty == true else { return }
                waiters[watch] = nil
                inotify_rm_watch(descriptor, watch)
            }
        }

        private static func deliver(_ descriptor: Int32, _ waiters: Locked<[Int32: Waiters]>) {
            let (touched, overflowed) = drain(descriptor)
            let awakened = waiters.withLock { waiters -> [AsyncStream<Void>.Continuation] in
                if overflowed { return waiters.values.flatMap(\.values) }
                return touched.flatMap { waiters[$0].map { Array($0.values) } ?? [] }
            }
            for waiter in awakened { waiter.yield() }
        }

        private static func drain(_ descriptor: Int32) -> (touched: Set<Int32>, overflowed: Bool) {
            var touched: Set<Int32> = []
            var overflowed = false
            withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
                while true {
                    let count = read(descriptor, buffer.baseAddress, buffer.count)
                    if count <= 0 { return }
                    var place = 0
                    while place + MemoryLayout<inotify_event>.size <= count {
                        let event = buffer.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
                        touched.insert(event.wd)
                        if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { overflowed = true }
                        place += MemoryLayout<inotify_event>.size + Int(event.len)
                    }
                }
            }
            return (touched, overflowed)
        }
    }
#endif
