import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One call of a server, over its Unix socket or on 127.0.0.1, so that the start of a program is not part of what is measured.
struct HTTPCall {
    enum Door {
        case socket(String)
        case port(UInt16)
    }

    struct Answer {
        let head: String
        let body: Data
        /// From the connection on to the last byte.
        let milliseconds: Double
    }

    let door: Door
    /// Lines that go with every call, such as a token.
    var headers: [String] = []

    init(socket: String) { door = .socket(socket) }

    init(port: UInt16, headers: [String] = []) {
        door = .port(port)
        self.headers = headers
    }

    /// A call of the API, such as `lanes?all=true`.
    func get(_ target: String) throws -> Answer { try send("GET", "/api/v1/\(target)") }

    /// - Parameter body: JSON; nil for a call without one.
    func send(_ verb: String, _ path: String, body: String? = nil) throws -> Answer {
        // Made before the clock runs: what is measured is the server, and not how an answer of megabytes is put together here.
        var bytes = [UInt8](repeating: 0, count: 4 << 20)
        var filled = 0
        let begin = ContinuousClock.now
        let descriptor = try open()
        defer { close(descriptor) }
        try Self.put(request(verb, path, body), to: descriptor)
        while true {
            if filled == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
            let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled) }
            guard count > 0 else { break }
            filled += count
        }
        let milliseconds = (ContinuousClock.now - begin).seconds * 1000
        let data = Data(bytes[..<filled])
        guard data.starts(with: "HTTP/1.1 20".utf8), let end = data.range(of: Data("\r\n\r\n".utf8)) else {
            throw BenchError.failed("\(path) was answered: \(String(decoding: bytes[..<min(filled, 300)], as: UTF8.self))")
        }
        let head = String(decoding: data[..<end.lowerBound], as: UTF8.self)
        return Answer(head: head, body: Data(data[end.upperBound...]), milliseconds: milliseconds)
    }

    /// Asks for something that goes on, and gives the descriptor that it comes from. The caller closes it.
    func follow(_ path: String) throws -> Int32 {
        let descriptor = try open()
        try Self.put(request("GET", path, nil), to: descriptor)
        return descriptor
    }

    private func request(_ verb: String, _ path: String, _ body: String?) -> [UInt8] {
        var lines = ["\(verb) \(path) HTTP/1.1"]
        switch door {
        case .socket: lines += ["Host: localhost", "X-Signalbox-Operator: bench"]
        case .port(let port): lines.append("Host: 127.0.0.1:\(port)")
        }
        lines += ["Connection: close"] + headers
        if let body { lines += ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"] }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")).utf8)
    }

    private static func put(_ request: [UInt8], to descriptor: Int32) throws {
        guard write(descriptor, request, request.count) == request.count else { throw BenchError.failed("the server takes no call") }
    }

    private func open() throws -> Int32 {
        #if canImport(Glibc)
            let stream = Int32(SOCK_STREAM.rawValue)
        #else
            let stream = SOCK_STREAM
        #endif
        switch door {
        case .socket(let path):
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else {
                throw BenchError.failed("the path of \(path) is too long: choose a shorter --folder")
            }
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
            return try Self.connect(socket(AF_UNIX, stream, 0), &address, path)
        case .port(let port):
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            return try Self.connect(socket(AF_INET, stream, 0), &address, "127.0.0.1:\(port)")
        }
    }

    private static func connect<Address>(_ descriptor: Int32, _ address: inout Address, _ name: String) throws -> Int32 {
        #if canImport(Glibc)
            let call = Glibc.connect
        #else
            let call = Darwin.connect
        #endif
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call(descriptor, $0, socklen_t(MemoryLayout<Address>.size)) }
        }
        guard result == 0 else {
            close(descriptor)
            throw BenchError.failed("\(name): \(String(cString: strerror(errno)))")
        }
        return descriptor
    }
}
