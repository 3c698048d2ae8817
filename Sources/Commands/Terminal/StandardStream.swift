import API

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Writing to a standard stream.
enum StandardStream {
    /// Writes all of it. A reader that has gone away (`signalbox lanes | head -1`) has all it wanted: the command then ends quietly.
    static func write(_ text: String, to descriptor: Int32) {
        write(Array(text.utf8), to: descriptor)
    }

    /// As the text, for bytes that need not be text.
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes
            while let base = rest.baseAddress, !rest.isEmpty {
                #if canImport(Glibc)
                    let count = Glibc.write(descriptor, base, rest.count)
                #elseif canImport(Musl)
                    let count = Musl.write(descriptor, base, rest.count)
                #else
                    let count = Darwin.write(descriptor, base, rest.count)
                #endif
                if count > 0 {
                    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
                } else if errno == EAGAIN {
                    // Somebody made the terminal non-blocking; wait until it takes more.
                    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&waiting, 1, -1)
                } else if errno == EPIPE, descriptor == 1 {
                    exit(ExitStatus.done.rawValue)
                } else if errno != EINTR {
                    // A full disk behind `>`: saying success would be wrong, and there may be nowhere to say more.
                    if descriptor == 1 { exit(ExitStatus.failed.rawValue) }
                    return
                }
            }
        }
    }
}
