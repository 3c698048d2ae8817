import Foundation

/// A value that is only reached under a lock.
///
/// Unchecked because the compiler cannot see that `value` is touched inside `withLock` alone. `Synchronization.Mutex` would need no
/// such word, but ThreadSanitizer does not understand it on Linux and reports races that are none; it understands `NSLock`.
final class Locked<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) { self.value = value }

    func withLock<Result, Failure: Error>(_ body: (inout Value) throws(Failure) -> Result) throws(Failure) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
