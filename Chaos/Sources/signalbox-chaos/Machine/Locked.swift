import Foundation

/// A value behind a lock.
final class Locked<Value>: @unchecked Sendable {
    // Guarded by the lock; there is no other access.
    private var value: Value
    private let lock = NSLock()

    init(_ value: Value) { self.value = value }

    func with<Result>(_ body: (inout Value) -> Result) -> Result {
        lock.withLock { body(&value) }
    }
}
