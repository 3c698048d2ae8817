import Foundation
import GRDB
import GRDBSQLite

/// Columns of the row at which a statement stands; nil for one of another type.
enum SQLiteColumn {
    static func isNull(_ statement: SQLiteStatement, _ column: CInt) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    static func integer(_ statement: SQLiteStatement, _ column: CInt) -> Int64? {
        sqlite3_column_type(statement, column) == SQLITE_INTEGER ? sqlite3_column_int64(statement, column) : nil
    }

    static func text(_ statement: SQLiteStatement, _ column: CInt) -> String? {
        guard sqlite3_column_type(statement, column) == SQLITE_TEXT, let text = sqlite3_column_text(statement, column) else { return nil }
        // The length only after the text: asking for the text may convert it.
        return String(decoding: UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, column))), as: UTF8.self)
    }

    static func isText(_ statement: SQLiteStatement, _ column: CInt) -> Bool { sqlite3_column_type(statement, column) == SQLITE_TEXT }

    /// Whether a column of text has exactly these bytes.
    static func says(_ statement: SQLiteStatement, _ column: CInt, _ wanted: String) -> Bool {
        guard isText(statement, column), let text = sqlite3_column_text(statement, column) else { return false }
        let count = Int(sqlite3_column_bytes(statement, column))
        var wanted = wanted
        return wanted.withUTF8 { wanted in
            guard wanted.count == count, let start = wanted.baseAddress else { return wanted.count == count }
            return memcmp(start, text, count) == 0
        }
    }

    static func hash(_ statement: SQLiteStatement, _ column: CInt) -> TreeHash? {
        bytes(statement, column) { TreeHash(bytes: $0) }.flatMap(\.self)
    }

    /// - Parameter body: given bytes that are SQLite's, for as long as it runs.
    static func bytes<Value>(_ statement: SQLiteStatement, _ column: CInt, _ body: (UnsafeRawBufferPointer) -> Value) -> Value? {
        guard sqlite3_column_type(statement, column) == SQLITE_BLOB else { return nil }
        let start = sqlite3_column_blob(statement, column)
        return body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, column))))
    }
}
