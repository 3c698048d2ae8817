#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A system call on a file that failed.
struct FileFailure: Error, Equatable {
    let operation: String
    let path: String
    /// The value of `errno`.
    let code: Int32

    /// Takes the code from `errno`: to be made right after the call.
    init(_ operation: String, _ path: String) {
        code = errno
        self.operation = operation
        self.path = path
    }

    /// No room on the disk or in the quota.
    var isFull: Bool { code == ENOSPC || code == EDQUOT }
    var isMissing: Bool { code == ENOENT }
    var detail: String { "\(operation): \(String(cString: strerror(code)))" }
}
