import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Listens to `live` at the web door, as a page does, and counts what comes.
final class LiveReader: Sendable {
    private let descriptor: Int32
    private let count = Mutex(0)

    init(_ web: HTTPCall) throws {
        descriptor = try web.follow("/fragments/live")
        Thread.detachNewThread { [self] in
            LineReader.read(descriptor) { line in
                if line.starts(with: Array("data: ".utf8)) { count.withLock { $0 += 1 } }
            }
            close(descriptor)
        }
    }

    var messages: Int { count.withLock { $0 } }

    func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }
}
