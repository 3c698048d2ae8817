import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One reading call of a server over its Unix socket, so that the start of a program is not part of what is measured.
struct SocketCall {
    let socket: String

    /// Returns the answer's body and how long it took, from the connection on.
    func get(_ target: String) throws -> (body: Data, milliseconds: Double) {
        let begin = ContinuousClock.now
        let descriptor = try connect()
        defer { close(descriptor) }
        let request = Array("GET /api/v1/\(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
        guard write(descriptor, request, request.count) == request.count else { throw BenchError.failed("the socket takes no call") }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            answer += buffer[..<count]
        }
        let milliseconds = (ContinuousClock.now - begin).seconds * 1000
        let data = Data(answer)
        guard data.starts(with: "HTTP/1.1 200".utf8), let head = data.range(of: Data("\r\n\r\n".utf8)) else {
            throw BenchError.failed("\(target) was answered: \(String(decoding: answer.prefix(300), as: UTF8.self))")
        }
        return (data[head.upperBound...], milliseconds)
    }

    private func connect() throws -> Int32 {
        #if canImport(Glibc)
            let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = Darwin.socket(AF_UNIX, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array(socket.utf8)
        guard path.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw BenchError.failed("the path of \(socket) is too long")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                #if canImport(Glibc)
                    Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                #else
                    Darwin.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                #endif
            }
        }
        guard result == 0 else {
            close(descriptor)
            throw BenchError.failed("\(socket): \(String(cString: strerror(errno)))")
        }
        return descriptor
    }
}
