import Domain
import Foundation
import GRDB

/// The tables of the read model: one for each ``RecordTable``, and the row that says what they were derived from.
enum ReadModelTables {
    static func upsert(_ row: RecordRow, in database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO \(row.table.rawValue) (\(RecordRow.columns)) VALUES (?, ?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET sequence = excluded.sequence, brief = excluded.brief, document = excluded.document
                """
        ).execute(arguments: [row.key, row.sequence, row.brief.map { Data($0) }, Data(row.document)])
    }

    /// Notes up to which event the tables are derived.
    static func stamp(sequence: Int64, in database: Database) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO read_model (id, version, sequence) VALUES (1, ?, ?)")
            .execute(arguments: [LedgerSchema.readModelVersion, sequence])
    }

    /// Drops the tables and makes them again, empty.
    static func clear(_ database: Database) throws {
        for table in RecordTable.allCases {
            try database.execute(
                sql: """
                    DROP TABLE IF EXISTS \(table.rawValue);
                    CREATE TABLE \(table.rawValue) (
                        key TEXT PRIMARY KEY NOT NULL, sequence INTEGER NOT NULL, brief BLOB, document BLOB NOT NULL
                    ) STRICT;
                    """)
        }
    }

    /// Drops the tables and makes them again from what the events come to.
    static func replace(from replay: Replay, in database: Database) throws {
        try clear(database)
        try replay.forEachRow { try upsert($0, in: database) }
        try stamp(sequence: replay.sequence, in: database)
    }

    /// Whether the tables are of this version and derived from every event.
    static func areCurrent(at sequence: Int64, in database: Database) throws -> Bool {
        guard let row = try Row.fetchOne(database, sql: "SELECT version, sequence FROM read_model WHERE id = 1") else { return false }
        return Int.fromDatabaseValue(row["version"]) == LedgerSchema.readModelVersion
            && Int64.fromDatabaseValue(row["sequence"]) == sequence
    }

    /// The rows of a table as they are stored (nil for one that is not readable); nil where there is no such table.
    static func rows(of table: RecordTable, in database: Database) throws -> ColumnCursor<RecordRow?>? {
        guard try database.tableExists(table.rawValue) else { return nil }
        return try ColumnCursor(database, "SELECT \(RecordRow.columns) FROM \(table.rawValue)") { RecordRow($0, table: table) }
    }
}
