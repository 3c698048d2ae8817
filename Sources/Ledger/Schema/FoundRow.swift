import GRDB

/// A row of the table of events as it is met.
struct FoundRow: Sendable {
    let sequence: Int64?
    /// Nil when a column is not of its type.
    let row: EventRow?

    /// - Parameter clauses: what follows the name of the table.
    static func select(_ database: Database, _ clauses: String, _ arguments: StatementArguments = []) throws -> ColumnCursor<FoundRow> {
        try ColumnCursor(database, "SELECT \(EventRow.columns) FROM events \(clauses)", arguments) { statement in
            FoundRow(sequence: SQLiteColumn.integer(statement, 0), row: EventRow(statement))
        }
    }

    /// All of them, in their order.
    static func all(_ database: Database) throws -> ColumnCursor<FoundRow> { try select(database, "ORDER BY sequence") }

    /// - Throws: ``LedgerError/unreadable(sequence:detail:)``
    func readable() throws(LedgerError) -> EventRow {
        guard let row else { throw .unreadable(sequence: sequence ?? 0, detail: "a column is not of its type") }
        return row
    }
}
