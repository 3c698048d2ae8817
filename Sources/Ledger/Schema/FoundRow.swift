import GRDB

/// A row of the table of events as it is met.
struct FoundRow: Sendable {
    let sequence: Int64?
    /// Nil when a column is not of its type.
    let row: EventRow?

    /// All of them, in their order.
    static func all(_ database: Database) throws -> ColumnCursor<FoundRow> {
        try ColumnCursor(database, "SELECT \(EventRow.columns) FROM events ORDER BY sequence") { statement in
            FoundRow(sequence: SQLiteColumn.integer(statement, 0), row: EventRow(statement))
        }
    }
}
