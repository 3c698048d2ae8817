/// How a ledger is kept.
package struct LedgerOptions: Sendable {
    /// The most bytes that the database file may grow to; beyond it an append is refused as ``LedgerError/full(path:)``.
    /// Nil leaves it to the disk.
    package var maximumBytes: Int64?
    /// `ledger.head` is written when this many events have come since it last was, and at closing.
    package var headInterval: Int64

    /// Told how many events of how many have been read, where opening a ledger has to read all of them.
    package var onReading: (@Sendable (_ done: Int64, _ all: Int64) -> Void)?

    package init(
        maximumBytes: Int64? = nil, headInterval: Int64 = 64, onReading: (@Sendable (_ done: Int64, _ all: Int64) -> Void)? = nil
    ) {
        self.onReading = onReading
        self.maximumBytes = maximumBytes
        self.headInterval = headInterval
    }
}
