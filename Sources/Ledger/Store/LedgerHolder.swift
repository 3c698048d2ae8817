/// Who writes a ledger, as it says in `ledger.lock`.
package struct LedgerHolder: Codable, Equatable, Sendable, CustomStringConvertible {
    package let pid: Int32
    package let host: String
    /// When it opened the ledger, in ISO 8601 (UTC).
    package let since: String

    package var description: String { "process \(pid) on \(host.debugDescription) since \(since)" }
}
