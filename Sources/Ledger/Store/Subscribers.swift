import Domain
import Foundation

/// Those who want to hear of appended events.
final class Subscribers: Sendable {
    private struct State: Sendable {
        var streams: [UInt64: AsyncStream<[RecordedEvent]>.Continuation] = [:]
        var next: UInt64 = 0
        var finished = false
    }

    private let state = Locked(State())

    /// A stream that keeps the newest batches when its reader is slow.
    func subscribe(keeping count: Int) -> AsyncStream<[RecordedEvent]> {
        let (stream, continuation) = AsyncStream.makeStream(of: [RecordedEvent].self, bufferingPolicy: .bufferingNewest(count))
        let key = state.withLock { state -> UInt64? in
            guard !state.finished else { return nil }
            state.next += 1
            state.streams[state.next] = continuation
            return state.next
        }
        guard let key else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { state in state.streams[key] = nil }
        }
        return stream
    }

    func send(_ events: [RecordedEvent]) {
        // Outside the lock: a stream that ends takes it in its turn.
        for stream in state.withLock({ Array($0.streams.values) }) { stream.yield(events) }
    }

    func finish() {
        let streams = state.withLock { state in
            state.finished = true
            defer { state.streams = [:] }
            return Array(state.streams.values)
        }
        for stream in streams { stream.finish() }
    }

    var count: Int { state.withLock { $0.streams.count } }
}
