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
        let sql = "SELECT \(EventRow.columns) FROM events WHERE \(condition) ORDER BY sequence LIMIT ?"
        let rows = try ColumnCursor(database, sql, arguments + [limit]) { statement in Result { try EventRow.recorded(statement) } }
        return try Array(rows.map { try $0.get() })
    }

    /// Hands every event to `each`, in order, some thousands in memory at a time.
    ///
    /// - Parameter path: the database's file.
    static func forEach(_ database: Database, path: String, _ each: (RecordedEvent) throws -> Void) throws {
        let stretches = try EventStretches(database, path: path) { statement in
            Result { () throws(LedgerError) in try EventRow.recorded(statement) }
        }
        while let events = try stretches.following() {
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
}
