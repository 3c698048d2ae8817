import Domain
import Foundation
import GRDB

/// The tables of the read model: one for each ``RecordTable``, and the row that says what they were derived from.
enum ReadModelTables {
    static func upsert(_ row: RecordRow, in database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO \(row.table.rawValue) (key, document, sequence) VALUES (?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET document = excluded.document, sequence = excluded.sequence
                """
        ).execute(arguments: [row.key, row.document, row.sequence])
    }

    /// Notes up to which event the tables are derived.
    static func stamp(sequence: Int64, in database: Database) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO read_model (id, version, sequence) VALUES (1, ?, ?)")
            .execute(arguments: [LedgerSchema.readModelVersion, sequence])
    }

    /// Drops the tables and makes them again.
    static func replace(_ rows: [RecordRow], sequence: Int64, in database: Database) throws {
        for table in RecordTable.allCases {
            try database.execute(
                sql: """
                    DROP TABLE IF EXISTS \(table.rawValue);
                    CREATE TABLE \(table.rawValue) (
                        key TEXT PRIMARY KEY NOT NULL, document BLOB NOT NULL, sequence INTEGER NOT NULL
                    ) STRICT;
                    """)
        }
        for row in rows { try upsert(row, in: database) }
        try stamp(sequence: sequence, in: database)
    }

    /// Whether the tables are of this version and derived from every event.
    static func areCurrent(at sequence: Int64, in database: Database) throws -> Bool {
        guard let row = try Row.fetchOne(database, sql: "SELECT version, sequence FROM read_model WHERE id = 1") else { return false }
        return Int.fromDatabaseValue(row["version"]) == LedgerSchema.readModelVersion
            && Int64.fromDatabaseValue(row["sequence"]) == sequence
    }

    /// The state that the tables hold; nil when they are not as this version writes them.
    static func load(_ database: Database) throws -> ReadModel? {
        var model = ReadModel()
        for table in RecordTable.allCases {
            guard let rows = try rows(of: table, in: database) else { return nil }
            let records = ParallelDecoding.map(rows) { row, decoder -> Domain.Record? in
                guard let record = try? row?.record(with: decoder), RecordRow.key(of: record) == row?.key else { return nil }
                return record
            }
            for record in records {
                guard let record else { return nil }
                model.store(record)
            }
        }
        return model
    }

    /// The rows of a table (nil for one that is not readable), or nil when there is no such table.
    static func rows(of table: RecordTable, in database: Database) throws -> [RecordRow?]? {
        guard try database.tableExists(table.rawValue) else { return nil }
        return try Row.fetchAll(database, sql: "SELECT key, document, sequence FROM \(table.rawValue) ORDER BY key")
            .map { RecordRow($0, table: table) }
    }
}
