import GRDB

/// The rows of a query, read by ``SQLiteColumn``: for who reads very many, of which a value of GRDB's for each column would be most of the cost.
final class ColumnCursor<Element>: DatabaseCursor {
    var _isDone = false
    let _statement: Statement
    private let read: (SQLiteStatement) -> Element

    /// - Parameter read: makes an element of the row at which the statement stands.
    init(_ database: Database, _ sql: String, _ arguments: StatementArguments = [], _ read: @escaping (SQLiteStatement) -> Element) throws {
        _statement = try database.makeStatement(sql: sql)
        try _statement.setArguments(arguments)
        self.read = read
    }

    func _element(sqliteStatement: SQLiteStatement) -> Element { read(sqliteStatement) }
}
