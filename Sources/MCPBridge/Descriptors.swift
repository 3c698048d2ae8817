#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The system calls of the bridge.
enum Descriptors {
    /// Connects to a Unix socket without waiting. Nil when nobody takes the connection now.
    static func connect(_ path: String) -> Int32? {
        var address = sockaddr_un()
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        #if canImport(Darwin)
            let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
        #else
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        #endif
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { systemConnect(descriptor, $0, length) }
        }
        guard result == 0 else {
            _ = close(descriptor)
            return nil
        }
        return descriptor
    }

    enum Transfer {
        case bytes(Int)
        /// Not now.
        case later
        /// The end, or an error.
        case over
    }

    static func read(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Transfer {
        outcome { systemRead(descriptor, &buffer, buffer.count) }
    }

    static func write(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Transfer {
        outcome { bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) } }
    }

    /// Waits until all is written. False when the reader has gone.
    static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            switch write(descriptor, rest) {
            case .bytes(let count): rest = rest.dropFirst(count)
            case .later:
                var wait = [pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)]
                _ = poll(&wait, 1, -1)
            case .over: return false
            }
        }
        return true
    }

    private static func outcome(_ call: () -> Int) -> Transfer {
        while true {
            let count = call()
            if count > 0 { return .bytes(count) }
            if count < 0, errno == EINTR { continue }
            return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? .later : .over
        }
    }
}

// Under names that those of the type do not hide.
private func systemConnect(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Int32 {
    connect(descriptor, address, length)
}
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int { read(descriptor, buffer, count) }
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, buffer, count) }
