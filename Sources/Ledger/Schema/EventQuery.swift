import Domain
import Foundation
import GRDB

/// Reads of the table `events`.
enum EventQuery {
    static func lastSequence(_ database: Database) throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT MAX(sequence) FROM events") ?? 0
    }

    static func events(
        _ database: Database, where condition: String, _ arguments: StatementArguments, limit: Int
    ) throws -> [RecordedEvent] {
        let rows = try FoundRow.select(database, "WHERE \(condition) ORDER BY sequence LIMIT ?", arguments + [limit])
        return try Array(rows.map { try EventCoding.decode(try $0.readable()) })
    }

    /// Hands every event to `each`, in order, some thousands in memory at a time.
    static func forEach(_ database: Database, _ each: (RecordedEvent) throws -> Void) throws {
        let rows = try FoundRow.all(database)
        var pending: ParallelWork<EventRow, Result<RecordedEvent, LedgerError>>?
        var isMore = true
        while isMore || pending != nil {
            var batch: [EventRow] = []
            while isMore, batch.count < ParallelBatch.rows {
                if let row = try rows.next() { batch.append(try row.readable()) } else { isMore = false }
            }
            // These are decoded while those before them are used.
            let next =
                batch.isEmpty
                ? nil : ParallelWork(batch) { row in Result { () throws(LedgerError) in try EventCoding.decode(row) } }
            if let pending {
                for event in pending.results() { try each(event.get()) }
            }
            pending = next
        }
    }

    /// The leaves of the first `size` events.
    static func leaves(_ database: Database, size: Int64) throws -> [TreeHash] {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT leaf FROM events WHERE sequence <= ? ORDER BY sequence", arguments: [size])
        var leaves: [TreeHash] = []
        while let row = try rows.next() {
            guard let bytes = Data.fromDatabaseValue(row["leaf"]), let leaf = TreeHash(bytes: bytes) else {
                throw LedgerError.unreadable(sequence: Int64(leaves.count + 1), detail: "its leaf is not a hash")
            }
            leaves.append(leaf)
        }
        return leaves
    }
}
