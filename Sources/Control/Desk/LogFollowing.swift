import Execution

/// A job's output for one reader, who sets the pace: a frame is read when it is asked for, so a reader that does not keep up makes nothing
/// grow and misses nothing.
actor LogFollowing {
    private var frames: JobFrames.Iterator
    private var isOver = false

    init(_ frames: JobFrames) { self.frames = frames.makeAsyncIterator() }

    nonisolated func stream() -> AsyncStream<[UInt8]> { AsyncStream { await self.next() } }

    private func next() async -> [UInt8]? {
        while !isOver {
            do {
                var reading = frames
                let element = try await reading.next()
                frames = reading
                switch element {
                case .frame(let frame): return frame.payload
                case .torn: continue
                case nil: isOver = true
                }
            } catch {
                isOver = true
                return Task.isCancelled ? nil : Array("\n[signalbox] \(error)\n".utf8)
            }
        }
        return nil
    }
}
