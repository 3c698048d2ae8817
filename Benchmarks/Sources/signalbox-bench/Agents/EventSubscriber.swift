import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Follows the server's events over its Unix socket, and notes how old each is when it arrives.
final class EventSubscriber: Sendable {
    private let socket: Int32

    /// - Parameter events: how many there are already; only later ones are followed.
    init(_ path: String, after events: Int, stamps: Stamps) throws {
        #if canImport(Glibc)
            socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #else
            socket = Darwin.socket(AF_UNIX, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard socket >= 0, bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw BenchError.failed("no socket can be made for \(path)")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        guard connected == 0 else { throw BenchError.failed("\(path) does not answer: \(String(cString: strerror(errno)))") }
        let request = Array(
            "GET /api/v1/events?after=\(events) HTTP/1.1\r\nHost: signalbox\r\nX-Signalbox-Operator: bench\r\nAccept: text/event-stream\r\n\r\n"
                .utf8)
        guard send(socket, request, request.count, 0) == request.count else { throw BenchError.failed("\(path) takes no request") }
        Thread.detachNewThread { [socket] in Self.follow(socket, stamps) }
    }

    func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

    private static func follow(_ socket: Int32, _ stamps: Stamps) {
        LineReader.read(socket) { line in
            guard line.starts(with: Array("data: ".utf8)) else { return }
            let now = Stamps.now()
            // The time that the ledger gave the event, and the moment that the agent printed what it is about.
            if let time = Stamps.number(after: "\"time\":", in: line) { stamps.add("event", now - time) }
            if let printed = Stamps.number(after: "at=", in: line) { stamps.add("agent to event", now - printed / 1000) }
        }
        close(socket)
    }
}
