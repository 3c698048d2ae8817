import CSQLite
import Foundation

/// A value of a row.
enum SQLValue: Sendable, Equatable {
    case null
    case int(Int64)
    case text(String)
    case blob(Data)

    var int: Int64 { if case .int(let value) = self { value } else { -1 } }
    var text: String { if case .text(let value) = self { value } else { "" } }
    var blob: Data {
        switch self {
        case .blob(let value): value
        case .text(let value): Data(value.utf8)
        default: Data()
        }
    }
}

/// The ledger's file, read by SQLite's own interface. Each question opens it anew: the server may die and come back in between.
struct LedgerFile: Sendable {
    let path: String

    /// The rows of a question.
    func rows(_ question: String) throws -> [[SQLValue]] {
        try open(SQLITE_OPEN_READONLY) { database in
            var statement: OpaquePointer?
            guard sqlite3_prepare_v2(database, question, -1, &statement, nil) == SQLITE_OK else { throw Self.error(database, question) }
            defer { sqlite3_finalize(statement) }
            var rows: [[SQLValue]] = []
            while true {
                switch sqlite3_step(statement) {
                case SQLITE_ROW: rows.append((0..<sqlite3_column_count(statement)).map { Self.value(statement, $0) })
                case SQLITE_DONE: return rows
                default: throw Self.error(database, question)
                }
            }
        }
    }

    /// Changes the file: only mutations do that, with no server beside them.
    func change(_ statements: String) throws {
        try open(SQLITE_OPEN_READWRITE) { database in
            guard sqlite3_exec(database, statements, nil, nil, nil) == SQLITE_OK else { throw Self.error(database, statements) }
        }
    }

    /// How many events there are; 0 when the file cannot be read now.
    var count: Int { Int((try? rows("SELECT MAX(sequence) FROM events").first?.first?.int) ?? 0) }

    private func open<Answer>(_ flags: Int32, _ body: (OpaquePointer?) throws -> Answer) throws -> Answer {
        var database: OpaquePointer?
        guard sqlite3_open_v2(path, &database, flags, nil) == SQLITE_OK else {
            defer { sqlite3_close(database) }
            throw Self.error(database, path)
        }
        defer { sqlite3_close(database) }
        sqlite3_busy_timeout(database, 3_000)
        return try body(database)
    }

    private static func error(_ database: OpaquePointer?, _ what: String) -> ChaosError {
        ChaosError("SQLite: \(String(cString: sqlite3_errmsg(database))): \(what.prefix(200))")
    }

    private static func value(_ statement: OpaquePointer?, _ column: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .int(sqlite3_column_int64(statement, column))
        case SQLITE_TEXT: return .text(sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "")
        case SQLITE_BLOB:
            let count = Int(sqlite3_column_bytes(statement, column))
            guard let bytes = sqlite3_column_blob(statement, column) else { return .blob(Data()) }
            return .blob(Data(bytes: bytes, count: count))
        default: return .null
        }
    }
}
