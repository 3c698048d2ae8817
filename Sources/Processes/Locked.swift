import Foundation

/// A value behind a lock, for state that synchronous callbacks share.
///
/// `NSLock` and not `Synchronization.Mutex`: the thread sanitizer does not see the latter's futex on Linux and reports races
/// that are none.
// @unchecked: `value` is only touched while `lock` is held, and never escapes it but as a Sendable result.
package final class Locked<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    /// Wraps a value.
    package init(_ value: sending Value) {
        self.value = value
    }

    /// Runs `body` alone with the value.
    package func withLock<Result: Sendable, Failure: Error>(_ body: (inout Value) throws(Failure) -> Result) throws(Failure) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
