import Foundation
import NIOCore
import Synchronization
import Testing

/// What a connection's event loop and the task that reads from it do with one buffer. In an ordinary build it shows that the buffer is not used
/// anew before its bytes were read; under the thread sanitizer, which does not see a count of references, also that
/// `Sources/CPlatform/ThreadSanitizer.c` tells it of this one: without that, each round is a report.
@Suite(.timeLimit(.minutes(15))) struct SharedBufferTests {
    @Test func aBufferIsUsedAnewWhenItsReaderHasLetItGo() {
        var buffer = ByteBufferAllocator().buffer(capacity: 64)
        for round in 0..<20 {
            let written = [UInt8](repeating: UInt8(round), count: 32)
            buffer.clear()
            buffer.writeBytes(written)
            let reader = Reader(buffer)
            Thread.detachNewThread { reader.read() }
            // Nothing else orders the two threads: no lock is taken and nothing is waited for.
            while buffer.modifyIfUniquelyOwned({ $0.clear(minimumCapacity: 4096 << (round % 3)) }) == nil { sched_yield() }
            buffer.writeBytes([UInt8](repeating: 255, count: 4096))
            while !reader.isDone.load(ordering: .acquiring) { sched_yield() }
            #expect(reader.bytes == written)
        }
    }

    /// Its buffer and bytes belong to the thread that reads, until it is done.
    private final class Reader: @unchecked Sendable {
        private var buffer: ByteBuffer?
        private(set) var bytes: [UInt8] = []
        let isDone = Atomic(false)

        init(_ buffer: ByteBuffer) { self.buffer = buffer }

        func read() {
            if let buffer { bytes = Array(buffer.readableBytesView) }
            buffer = nil
            isDone.store(true, ordering: .releasing)
        }
    }
}
