import Domain
import Foundation
import GRDB

extension ReadModelTables {
    /// The state that the tables hold; nil when they are not as this version writes them.
    ///
    /// - Parameter archive: reads the lanes that are over when somebody asks for them, so that a start costs what is open and a brief for each of the
    ///   others. Nil reads all of them now.
    static func load(_ database: Database, archive: LaneArchive?) throws -> ReadModel? {
        var model = ReadModel()
        for table in RecordTable.allCases where table != .lanes || archive == nil {
            guard try load(table, where: "TRUE", into: &model, database) else { return nil }
        }
        guard let archive else { return model }
        guard try load(.lanes, where: "brief IS NULL", into: &model, database), try load(archive, into: &model, database) else {
            return nil
        }
        return model
    }

    private static func load(_ table: RecordTable, where condition: String, into model: inout ReadModel, _ database: Database) throws
        -> Bool
    {
        guard try database.tableExists(table.rawValue) else { return false }
        let sql = "SELECT \(RecordRow.columns) FROM \(table.rawValue) WHERE \(condition)"
        return try inBatches(sql, database, { RecordRow($0, table: table) }) { row -> Domain.Record? in
            guard let record = try? row?.record(), RecordRow.key(of: record.name) == row?.key else { return nil }
            return record
        } take: {
            model.store($0)
        }
    }

    private struct BriefRow: Sendable {
        let id: LaneID
        let sequence: Int64
        let brief: [UInt8]

        init?(_ statement: SQLiteStatement) {
            guard let key = SQLiteColumn.text(statement, 0), let id = LaneID(key), id.description == key,
                let sequence = SQLiteColumn.integer(statement, 1), let brief = SQLiteColumn.bytes(statement, 2, { [UInt8]($0) })
            else { return nil }
            self.id = id
            self.sequence = sequence
            self.brief = brief
        }
    }

    private static func load(_ archive: LaneArchive, into model: inout ReadModel, _ database: Database) throws -> Bool {
        let sql = "SELECT key, sequence, brief FROM lanes WHERE brief IS NOT NULL"
        var settled: [LaneVersion] = []
        let areWhole = try inBatches(sql, database, { BriefRow($0) }) { row -> LaneVersion? in
            guard let row, let brief = try? EventCoding.decode(LaneBrief.self, from: row.brief) else { return nil }
            return LaneVersion(row.id, brief, ArchivedLane(row.id, sequence: row.sequence, in: archive))
        } take: {
            settled.append($0)
        }
        model.load(settled)
        return areWhole
    }

    /// Reads rows and decodes them side by side. Returns whether all could be.
    private static func inBatches<Input: Sendable, Output: Sendable>(
        _ sql: String, _ database: Database, _ read: @escaping (SQLiteStatement) -> Input?,
        _ decode: @escaping @Sendable (Input?) -> Output?,
        take: (Output) -> Void
    ) throws -> Bool {
        var areWhole = true
        try ColumnCursor(database, sql, [], read).forEach(work: decode) { output in
            if let output { take(output) } else { areWhole = false }
        }
        return areWhole
    }
}
