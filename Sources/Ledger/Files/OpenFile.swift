#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// An open file that is closed when it goes out of scope and never inherited by a child process.
struct OpenFile: ~Copyable {
    let path: String
    private let descriptor: Int32

    init(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws(FileFailure) {
        var descriptor: Int32
        repeat { descriptor = open(path, flags | O_CLOEXEC, mode) } while descriptor < 0 && errno == EINTR
        guard descriptor >= 0 else { throw FileFailure("open", path) }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Writes all bytes at the current position.
    func append(_ bytes: UnsafeRawBufferPointer) throws(FileFailure) {
        var rest = bytes[...]
        while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
            let count = write(descriptor, start, rest.count)
            if count < 0 {
                guard errno == EINTR else { throw FileFailure("write", path) }
            } else {
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Fills the buffer from the current position as far as one read does.
    ///
    /// - Returns: the number of bytes; 0 at the end of the file.
    func take(into buffer: UnsafeMutableRawBufferPointer) throws(FileFailure) -> Int {
        while true {
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw FileFailure("read", path) }
        }
    }

    /// Reads from the current position until there are `count` bytes or the file ends.
    func take(upTo count: Int) throws(FileFailure) -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
        defer { buffer.deallocate() }
        var filled = 0
        while filled < count {
            let more = try take(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            if more == 0 { break }
            filled += more
        }
        return Array(buffer[..<filled])
    }

    func move(to offset: Int64) throws(FileFailure) {
        guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { throw FileFailure("seek", path) }
    }

    /// Returns when the bytes are on the disk.
    func flush() throws(FileFailure) {
        while fsync(descriptor) != 0 {
            guard errno == EINTR else { throw FileFailure("fsync", path) }
        }
    }

    /// The size in bytes when this is a regular file, else nil.
    func regularSize() throws(FileFailure) -> Int64? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileFailure("stat", path) }
        return status.st_mode & S_IFMT == S_IFREG ? Int64(status.st_size) : nil
    }
}
