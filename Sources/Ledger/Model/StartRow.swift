import Domain
import GRDB

/// A row of the read model as a start reads it: a record, or of a lane that is over its brief alone, since a document is long.
enum StartRow: Sendable {
    case record(RecordRow)
    case brief(LaneID, sequence: Int64, [UInt8])

    /// What a start makes of a row.
    enum Part: Sendable {
        case record(Domain.Record)
        case over(LaneVersion)
    }

    /// The rows of a table as they are stored (nil for one that is not readable); nil where there is no such table.
    static func all(of table: RecordTable, in database: Database) throws -> ColumnCursor<StartRow?>? {
        guard try database.tableExists(table.rawValue) else { return nil }
        let sql = "SELECT key, sequence, brief, CASE WHEN brief IS NULL THEN document END FROM \(table.rawValue)"
        return try ColumnCursor(database, sql) { StartRow($0, table) }
    }

    private init?(_ statement: SQLiteStatement, _ table: RecordTable) {
        if SQLiteColumn.isNull(statement, 2) {
            guard let row = RecordRow(statement, table: table) else { return nil }
            self = .record(row)
        } else {
            guard table == .lanes, let key = SQLiteColumn.text(statement, 0), let id = LaneID(key), id.description == key,
                let sequence = SQLiteColumn.integer(statement, 1), let brief = SQLiteColumn.bytes(statement, 2, { [UInt8]($0) })
            else { return nil }
            self = .brief(id, sequence: sequence, brief)
        }
    }

    /// Nil when it cannot be decoded.
    ///
    /// - Parameter archive: where the lane's record is read when somebody asks for it.
    func part(_ archive: LaneArchive) -> Part? {
        switch self {
        case .record(let row): return row.found.map { .record($0) }
        case .brief(let id, let sequence, let brief):
            guard let brief = try? EventCoding.decode(LaneBrief.self, from: brief) else { return nil }
            return .over(LaneVersion(id, brief, ArchivedLane(id, sequence: sequence, in: archive)))
        }
    }

    /// Whether a model that was loaded from such rows, or has become what they hold, has it.
    func isHeld(by model: ReadModel) -> Bool {
        switch self {
        case .record(let row): return row.found.map { model.record($0.name) == $0 } ?? false
        case .brief(let id, _, let brief):
            return (try? EventCoding.decode(LaneBrief.self, from: brief)).map { model.lanes.over[id]?.brief == $0 } ?? false
        }
    }
}
