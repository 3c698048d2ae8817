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
        var settled: [LaneVersion] = []
        for table in RecordTable.allCases {
            guard try database.tableExists(table.rawValue) else { return nil }
            model.reserve(try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM \(table.rawValue)") ?? 0, in: table)
            var areWhole = true
            func take(_ part: StartRow.Part?) {
                switch part {
                case .record(let record): model.store(record)
                case .over(let version): settled.append(version)
                case nil: areWhole = false
                }
            }
            if let archive {
                try StartRow.all(of: table, in: database)?.forEach(work: { $0?.part(archive) }, take: take)
            } else {
                try rows(of: table, in: database)?.forEach(work: { row in row?.found.map { .record($0) } }, take: take)
            }
            guard areWhole else { return nil }
        }
        model.load(settled)
        return model
    }
}
