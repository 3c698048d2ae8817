import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One HTTP call over a Unix socket, written byte by byte so that it can be as wrong as a test wants.
struct SocketCall: Sendable {
    /// The socket.
    let path: String

    struct Answer: Sendable {
        var status: Int
        var contentType: String
        var body: String
    }

    /// Sends the call and reads the answer to its end, or until its body holds the text, for answers that have none.
    func send(_ verb: String, _ target: String, headers: [String] = [], body: String? = nil, until text: String? = nil) async throws
        -> Answer
    {
        var lines = ["\(verb) \(target) HTTP/1.1", "Host: localhost", "Connection: close"] + headers
        if let body { lines += ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"] }
        let request = lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
        let path = path
        let bytes: Result<[UInt8], any Error> = await withCheckedContinuation { done in
            // On a thread of its own, so that the threads that tests share stay free.
            Thread.detachNewThread { done.resume(returning: Result { try Self.exchange(path, Array(request.utf8), until: text) }) }
        }
        return try Self.parse(String(decoding: try bytes.get(), as: UTF8.self), "\(verb) \(target)")
    }

    private static func exchange(_ path: String, _ request: [UInt8], until text: String?) throws -> [UInt8] {
        #if canImport(Darwin)
            let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
        #else
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8).prefix($0.count - 1)) }
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        guard connected == 0 else { throw TestFailure("nothing listens at \(path)") }
        // A server that says nothing for so long hangs, and the test says so.
        var patience = timeval(tv_sec: 600, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        // A server may answer before it has read everything, and then reads no more.
        var sent = 0
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN | POLLOUT), revents: 0)
        while sent < request.count, poll(&ready, 1, 600_000) > 0, ready.revents & Int16(POLLIN) == 0 {
            let count = request[sent...].prefix(65536).withUnsafeBytes { sendQuietly(descriptor, $0) }
            if count <= 0 { break }
            sent += count
        }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count <= 0 { return answer }
            answer += buffer[..<count]
            if isWhole(answer) { return answer }
            if let text, String(decoding: answer, as: UTF8.self).contains(text) { return answer }
        }
    }

    /// Whether the answer says how long it is and is that long.
    private static func isWhole(_ answer: [UInt8]) -> Bool {
        guard let end = answer.firstRange(of: Array("\r\n\r\n".utf8)) else { return false }
        let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self).lowercased()
        guard let line = head.components(separatedBy: "\r\n").first(where: { $0.hasPrefix("content-length: ") }) else { return false }
        return Int(line.dropFirst(16)).map { answer.count - end.upperBound >= $0 } ?? false
    }

    private static func parse(_ text: String, _ call: String) throws -> Answer {
        guard let end = text.range(of: "\r\n\r\n"), let status = Int(text.dropFirst(9).prefix(3)) else {
            throw TestFailure("\(call): no answer but '\(text.prefix(200))'")
        }
        let head = text[..<end.lowerBound].lowercased().components(separatedBy: "\r\n")
        let type = head.first { $0.hasPrefix("content-type: ") }.map { String($0.dropFirst(14)) } ?? ""
        let body = String(text[end.upperBound...])
        return Answer(status: status, contentType: type, body: head.contains("transfer-encoding: chunked") ? unchunked(body) : body)
    }

    /// The body without the sizes of its chunks (RFC 9112, section 7.1).
    private static func unchunked(_ body: String) -> String {
        var rest = Array(body.utf8)[...]
        var whole: [UInt8] = []
        while let line = rest.firstRange(of: Array("\r\n".utf8)),
            let size = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16), size > 0
        {
            whole += rest[line.upperBound...].prefix(size)
            rest = rest[line.upperBound...].dropFirst(size + 2)
        }
        return String(decoding: whole, as: UTF8.self)
    }
}

/// What the connection takes at once, without a signal when the other side has closed.
private func sendQuietly(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
        return send(descriptor, bytes.baseAddress, bytes.count, MSG_DONTWAIT)
    #else
        return send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    #endif
}
