/// How a ledger is kept.
package struct LedgerOptions: Sendable {
    /// The most bytes that the database file may grow to; beyond it an append is refused as ``LedgerError/full(path:)``.
    /// Nil leaves it to the disk.
    package var maximumBytes: Int64?
    /// `ledger.head` is written when this many events have come since it last was, and at closing.
    package var headInterval: Int64

    package init(maximumBytes: Int64? = nil, headInterval: Int64 = 64) {
        self.maximumBytes = maximumBytes
        self.headInterval = headInterval
    }
}
