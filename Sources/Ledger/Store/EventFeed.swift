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
        AsyncIterator(store: store, wakeUps: store.subscribers.subscribe(keeping: 1).makeAsyncIterator(), last: start)
    }

    /// Reads from the database and uses the store's stream only to learn that there is something to read.
    package struct AsyncIterator: AsyncIteratorProtocol {
        let store: LedgerStore
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

        /// Nil when the ledger was closed. Events that are in the database and not in the store's model yet wait a moment longer, until they are:
        /// who hears of one finds in the model what came of it.
        private func page() throws(LedgerError) -> [RecordedEvent]? {
            do throws(LedgerError) {
                let size = store.size
                return Array(try store.reader.events(after: last, limit: EventFeed.pageSize).prefix { $0.sequence <= size })
            } catch .closed {
                return nil
            }
        }
    }
}
