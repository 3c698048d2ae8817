import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The right to write a ledger: an advisory lock (`flock`) that ends with its holder, however that ends.
///
/// The descriptor is not inherited by children, so an agent that outlives the server does not keep the ledger locked. The file stays
/// where it is: removing it would let two openers lock two different files of one name.
final class WriterLock: Sendable {
    private let descriptor: Int32

    init(path: String) throws(LedgerError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw LedgerError(FileFailure("open", path)) }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            let failure = FileFailure("lock", path)
            close(descriptor)
            guard failure.code == EWOULDBLOCK else { throw LedgerError(failure) }
            throw .held(by: Self.holder(path: path), path: path)
        }
        self.descriptor = descriptor
        try write(path: path)
    }

    deinit {
        // A name that is no longer true would be told to the next one that asks.
        ftruncate(descriptor, 0)
        // A child between its fork and its exec has the descriptor too: closed here alone, the lock would be held until then.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    private func write(path: String) throws(LedgerError) {
        let since = Date().formatted(.iso8601)
        let holder = LedgerHolder(pid: getpid(), host: Self.host(), since: since)
        guard let text = try? JSONEncoder().encode(holder) else { return }
        let count = text.withUnsafeBytes { bytes in
            ftruncate(descriptor, 0) == 0 ? pwrite(descriptor, bytes.baseAddress, bytes.count, 0) : -1
        }
        guard count == text.count else { throw LedgerError(FileFailure("write", path)) }
    }

    private static func holder(path: String) -> LedgerHolder? {
        guard let bytes = try? DurableFile.read(path, limit: 4096) else { return nil }
        return try? JSONDecoder().decode(LedgerHolder.self, from: Data(bytes))
    }

    /// The kernel's name for this machine. Foundation's asks the resolver, which can take seconds.
    private static func host() -> String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "unknown" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
