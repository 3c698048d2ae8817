import Foundation

/// The wall clock in the unit of the spool.
enum Timestamp {
    /// Milliseconds since 1970.
    static func now() -> UInt64 {
        UInt64(max(0, Date().timeIntervalSince1970 * 1000))
    }
}
