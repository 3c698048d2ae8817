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
            guard try load(table, into: &model, database) else { return nil }
        }
        if let archive, try !loadLanes(archive, into: &model, database) { return nil }
        return model
    }

    private static func load(_ table: RecordTable, into model: inout ReadModel, _ database: Database) throws -> Bool {
        guard try database.tableExists(table.rawValue) else { return false }
        model.reserve(try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM \(table.rawValue)") ?? 0, in: table)
        let sql = "SELECT \(RecordRow.columns) FROM \(table.rawValue)"
        return try inBatches(sql, database, { RecordRow($0, table: table) }, decode) { model.store($0) }
    }

    @Sendable private static func decode(_ row: RecordRow?) -> Domain.Record? {
        guard let record = try? row?.record(), RecordRow.key(of: record.name) == row?.key else { return nil }
        return record
    }

    /// A row of the table of lanes, as far as a start needs it.
    private enum LaneRow: Sendable {
        case open(RecordRow)
        case over(BriefRow)

        init?(_ statement: SQLiteStatement) {
            if SQLiteColumn.isNull(statement, 2) {
                guard let row = RecordRow(statement, table: .lanes) else { return nil }
                self = .open(row)
            } else {
                guard let row = BriefRow(statement) else { return nil }
                self = .over(row)
            }
        }
    }

    private enum LoadedLane: Sendable {
        case open(Domain.Record)
        case over(LaneVersion)
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

    private static func loadLanes(_ archive: LaneArchive, into model: inout ReadModel, _ database: Database) throws -> Bool {
        guard try database.tableExists(RecordTable.lanes.rawValue) else { return false }
        // One walk over the table; a document, which is long, is read only where it is needed.
        let sql = "SELECT key, sequence, brief, CASE WHEN brief IS NULL THEN document END FROM lanes"
        var settled: [LaneVersion] = []
        let areWhole = try inBatches(sql, database, { LaneRow($0) }) { row -> LoadedLane? in
            switch row {
            case .open(let row): return decode(row).map { .open($0) }
            case .over(let row):
                guard let brief = try? EventCoding.decode(LaneBrief.self, from: row.brief) else { return nil }
                return .over(LaneVersion(row.id, brief, ArchivedLane(row.id, sequence: row.sequence, in: archive)))
            case nil: return nil
            }
        } take: {
            switch $0 {
            case .open(let record): model.store(record)
            case .over(let version): settled.append(version)
            }
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
