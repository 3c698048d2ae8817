package import Domain

extension LedgerStore {
    /// Everything that is appended from now on, one element for each transaction.
    ///
    /// A reader that falls behind by more than 256 transactions loses the oldest; it sees that by the sequence and reads on from
    /// ``LedgerReader/events(after:limit:)``. ``feed(after:)`` does just that. The stream ends when the ledger is closed.
    package func changes() -> AsyncStream<[RecordedEvent]> { subscribers.subscribe(keeping: 256) }

    /// Every event after a place, those that are stored first and then those that come, without a gap and each once.
    package func feed(after sequence: Int64) -> EventFeed { EventFeed(store: self, after: sequence) }
}
