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
        let decoder = JSONDecoder()
        let sql = "SELECT \(EventRow.columns) FROM events WHERE \(condition) ORDER BY sequence LIMIT ?"
        return try Row.fetchAll(database, sql: sql, arguments: arguments + [limit]).map { try decode($0, decoder) }
    }

    /// Hands every event to `each`, in order, some thousands in memory at a time.
    static func forEach(_ database: Database, _ each: (RecordedEvent) throws -> Void) throws {
        let rows = try Row.fetchCursor(database, sql: "SELECT \(EventRow.columns) FROM events ORDER BY sequence")
        var isMore = true
        while isMore {
            var batch: [EventRow] = []
            while batch.count < ParallelDecoding.batch, let row = try rows.next() { batch.append(try eventRow(row)) }
            isMore = batch.count == ParallelDecoding.batch
            let events = ParallelDecoding.map(batch) { row, decoder in
                Result { () throws(LedgerError) in try EventCoding.decode(row, with: decoder) }
            }
            for event in events { try each(event.get()) }
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

    private static func decode(_ row: Row, _ decoder: JSONDecoder) throws(LedgerError) -> RecordedEvent {
        try EventCoding.decode(try eventRow(row), with: decoder)
    }

    private static func eventRow(_ row: Row) throws(LedgerError) -> EventRow {
        guard let event = EventRow(row) else {
            throw .unreadable(sequence: Int64.fromDatabaseValue(row["sequence"]) ?? 0, detail: "a column is not of its type")
        }
        return event
    }
}
