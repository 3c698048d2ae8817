#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An exclusive `flock` on a file, waited for. Held until released; the system releases it when the process ends.
struct FileLock {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// -1 when there was no file to lock.
    private let descriptor: Int32

    /// Makes the file if needed and waits for the lock.
    init(creating path: String) throws(Failure) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(description: "\(path): \(String(cString: strerror(errno)))") }
        try wait(path)
    }

    /// Waits until nobody holds the lock, and does not keep it. No file means that nobody does.
    init(existing path: String) throws(Failure) {
        descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return }
            throw Failure(description: "\(path): \(String(cString: strerror(errno)))")
        }
        try wait(path)
        release()
    }

    func release() { if descriptor >= 0 { _ = close(descriptor) } }

    private func wait(_ path: String) throws(Failure) {
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                let reason = String(cString: strerror(errno))
                release()
                throw Failure(description: "\(path): \(reason)")
            }
        }
    }
}
