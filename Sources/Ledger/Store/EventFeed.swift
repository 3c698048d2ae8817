package import Domain

/// The events of a ledger from a place on, for as long as the ledger is open. The elements are non-empty, in order, and gapless.
package struct EventFeed: AsyncSequence, Sendable {
    package typealias Element = [RecordedEvent]
    /// The most events of one element.
    static let pageSize = 500

    private let store: LedgerStore
    private let start: Int64

    init(store: LedgerStore, after start: Int64) {
        self.store = store
        self.start = start
    }

    package func makeAsyncIterator() -> AsyncIterator {
        // Subscribed before the first read, so that nothing falls between the two.
        AsyncIterator(reader: store.reader, wakeUps: store.subscribers.subscribe(keeping: 1).makeAsyncIterator(), last: start)
    }

    /// Reads from the database and uses the store's stream only to learn that there is something to read.
    package struct AsyncIterator: AsyncIteratorProtocol {
        let reader: LedgerReader
        var wakeUps: AsyncStream<[RecordedEvent]>.Iterator
        var last: Int64

        /// - Returns: nil when the ledger was closed or the task cancelled.
        package mutating func next() async throws -> [RecordedEvent]? {
            while !Task.isCancelled {
                guard let events = try page() else { return nil }
                if let newest = events.last {
                    last = newest.sequence
                    return events
                }
                guard await wakeUps.next(isolation: #isolation) != nil else { return nil }
            }
            return nil
        }

        /// Nil when the ledger was closed.
        private func page() throws(LedgerError) -> [RecordedEvent]? {
            do throws(LedgerError) {
                return try reader.events(after: last, limit: EventFeed.pageSize)
            } catch .closed {
                return nil
            }
        }
    }
}
