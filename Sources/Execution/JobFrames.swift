/// A job's output, and the messages that it was given, from an offset on, and then live until the job has ended. Holds one frame in
/// memory at a time.
package struct JobFrames: AsyncSequence {
    /// What the output is made of.
    package enum Element: Sendable, Hashable {
        /// The next piece; its ``Frame/nextOffset`` is where to go on after a restart.
        case frame(Frame)
        /// The output cannot be read from this offset on. Nothing follows.
        case torn(at: UInt64, reason: String)
    }

    let executor: LocalExecutor
    let job: Job
    let offset: UInt64

    /// Starts to read.
    package func makeAsyncIterator() -> Iterator {
        Iterator(executor: executor, job: job, reader: SpoolReader(path: job.spool.frames, from: offset))
    }

    /// Reads, and waits at the end for more.
    package struct Iterator: AsyncIteratorProtocol {
        private let executor: LocalExecutor
        private let job: Job
        private var reader: SpoolReader
        private var subscription: SpoolSubscription?
        private var events: AsyncStream<Void>.Iterator?
        private var hasEnded = false
        private var isOver = false

        init(executor: LocalExecutor, job: Job, reader: SpoolReader) {
            self.executor = executor
            self.job = job
            self.reader = reader
        }

        /// The next piece, or `nil` when the job has ended and all was read.
        package mutating func next() async throws(ExecutionError) -> Element? {
            while !isOver {
                switch try reader.next() {
                case .frame(let frame): return .frame(frame)
                case .torn(let offset, let reason): return tear(offset, reason)
                case .incomplete(let offset) where hasEnded: return tear(offset, "the last frame is incomplete")
                case .end where hasEnded: isOver = true
                case .end, .incomplete: try await wait()
                }
            }
            return nil
        }

        private mutating func tear(_ offset: UInt64, _ reason: String) -> Element {
            isOver = true
            return .torn(at: offset, reason: reason)
        }

        /// Returns when there may be more, or there will be no more. Subscribes first and reads once more, so that nothing is missed.
        private mutating func wait() async throws(ExecutionError) {
            guard let subscription, var events else {
                let new = try executor.watcher.subscribe(job.spool.folder)
                subscription = new
                events = new.events.makeAsyncIterator()
                return
            }
            if try await executor.settle(job) != nil {
                hasEnded = true
                return
            }
            try await executor.observe(job, by: subscription)
            let more: Void? = await events.next(isolation: #isolation)
            self.events = events
            if more == nil { throw .cancelled(job: job.id) }
        }
    }
}

extension LocalExecutor {
    /// The output of a job.
    ///
    /// - Parameter offset: 0 for all of it, or the ``Frame/nextOffset`` of the last frame that was dealt with: each frame is then
    ///   seen once, also over a restart of the server.
    package nonisolated func frames(_ job: Job, from offset: UInt64 = 0) -> JobFrames {
        JobFrames(executor: self, job: job, offset: offset)
    }
}
