#if canImport(Darwin)
    import Darwin
    import Dispatch
    import Processes

    /// File events of job folders through kqueue: one source for the folder (files made or renamed) and one for `frames` (growth).
    final class SpoolWatcher: Sendable {
        private let polling: SpoolPolling

        /// - Parameter tell: is given a sentence, once, when descriptors for file events have run out.
        init(tell: @escaping @Sendable (String) -> Void = { _ in }) { polling = SpoolPolling(tell: tell) }

        /// Wakes when a file of the folder is made or renamed, or the frames grow.
        func subscribe(_ folder: String) throws(ExecutionError) -> SpoolSubscription {
            try SpoolSubscription { continuation throws(ExecutionError) in
                let frames = folder + "/frames"
                // The file may not be there yet, and its growth is not the folder's: opening it here makes both one case.
                let made = open(frames, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
                if made >= 0 { close(made) }
                var sources: [EventSource] = []
                for path in [folder, frames] {
                    let descriptor = open(path, O_EVTONLY | O_CLOEXEC)
                    if descriptor < 0, errno == EMFILE || errno == ENFILE {
                        return polling.wake(continuation, because: "no descriptor for file events")
                    }
                    guard descriptor >= 0 else {
                        throw .noFileEvents("\(path.debugDescription): " + String(cString: strerror(errno)))
                    }
                    let source = DispatchSource.makeFileSystemObjectSource(
                        fileDescriptor: descriptor, eventMask: [.write, .extend, .rename], queue: .global())
                    sources.append(
                        EventSource(source) {
                            continuation.yield()
                        } cancelled: {
                            close(descriptor)
                        })
                }
                let kept = sources
                return { for source in kept { source.cancel() } }
            }
        }
    }
#endif
