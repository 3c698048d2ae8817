import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct RebuildTests {
    let folder: TemporaryFolder
    let store: LedgerStore

    init() throws {
        folder = try TemporaryFolder()
        store = try LedgerStore(state: folder.url)
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func aRandomDayDerivedAgainIsTheSame(seed: UInt64) throws {
        var day = RandomDay(seed: seed)
        while store.head.size < 500 || store.head.size < 3000 && !day.model.lanes.values.contains(where: { $0.landed != nil }) {
            let drafts = try day.batch()
            try store.append(drafts, at: Sample.at(day.clock))
        }
        // The day is worth its name: lanes of every kind of end, pull requests, both spellings of one repository.
        #expect(day.model.lanes.values.contains { $0.landed != nil })
        #expect(!day.model.pullRequests.isEmpty)
        #expect(day.model.repositories.count == 1)
        #expect(store.model == day.model)
        #expect(try store.verify().problems == [])
        #expect(try store.holdsWhatIsStored())
        let before = try rows()
        let report = try store.rebuild()
        #expect(report.differences == [])
        #expect(report.events == store.head.size)
        #expect(report.records == before.count)
        #expect(try rows() == before)
        #expect(store.model == day.model)
        try store.close()
        let again = try LedgerStore(state: folder.url)
        #expect(again.model == day.model)
        #expect(try again.reader.model() == day.model)
    }

    /// A start reads a brief of what is over; everything that is asked of it comes out as if it had read all.
    @Test(arguments: [11, 12, 13] as [UInt64])
    func whatIsLeftOnTheDiskIsWhatItWas(seed: UInt64) throws {
        var day = RandomDay(seed: seed)
        while store.head.size < 400 || store.head.size < 3000 && !day.model.lanes.over.values.contains(where: { !$0.lane.turns.isEmpty }) {
            try store.append(try day.batch(), at: Sample.at(day.clock))
        }
        try store.close()
        let again = try LedgerStore(state: folder.url)
        let over = Array(again.model.lanes.over.values)
        #expect(over.contains { !$0.lane.turns.isEmpty })
        for version in over {
            let lane = try #require(day.model.lanes[version.id])
            #expect(version.lane == lane && version.brief == LaneBrief(lane))
        }
        #expect(try again.holdsWhatIsStored())
        // It goes on from there, in lanes that are over too.
        for _ in 0..<50 { try again.append(try day.batch(), at: Sample.at(day.clock)) }
        #expect(again.model == day.model)
        #expect(try again.verify().problems == [])
        #expect(try again.rebuild().identical)
    }

    private func rows() throws -> [RecordRow?] {
        try store.pool.read { database in
            try RecordTable.allCases.flatMap { table in
                let rows = try #require(try ReadModelTables.rows(of: table, in: database))
                return try Array(rows).sorted { ($0?.key ?? "") < ($1?.key ?? "") }
            }
        }
    }

    @Test func differencesAreNamedAndMended() throws {
        try store.addTargets(1...4)
        try store.pool.write { database in
            try database.execute(
                sql: """
                    UPDATE targets SET sequence = 9 WHERE key = 'T-1';
                    DELETE FROM targets WHERE key = 'T-2';
                    INSERT INTO lanes VALUES ('L-7', 3, NULL, x'7b7d');
                    """)
        }
        #expect(try store.verify().problems.count == 3)
        let report = try store.rebuild()
        #expect(
            Set(report.differences) == [
                RecordDifference(table: .targets, key: "T-1", kind: .changed),
                RecordDifference(table: .targets, key: "T-2", kind: .missing),
                RecordDifference(table: .lanes, key: "L-7", kind: .extra),
            ])
        #expect(try store.rebuild().identical)
        #expect(try store.verify().problems == [])
    }

    /// A record is compared without writing it anew; what would be written otherwise is a difference all the same.
    @Test(arguments: [
        ("targets", "document", #"{"addedAt""#, #"{ "addedAt""#), ("targets", "document", #""low""#, #""high""#),
        ("targets", "document", #"{"addedAt""#, #"{"aaa":1,"addedAt""#), ("lanes", "document", #""paused":false"#, #""paused":true"#),
        ("lanes", "document", #""turnsForgiven":0"#, #""turnsForgiven":0,"u":1"#), ("lanes", "brief", #""attempt":1"#, #""attempt":2"#),
        ("lanes", "brief", #"{"agent""#, #"{ "agent""#), ("pull_requests", "document", #""state":"#, #""state": "#),
        ("workspace", "document", #""serverStarts":"#, #""serverStarts": "#),
    ])
    func aRecordThatIsWrittenOtherwiseIsADifference(table: String, column: String, old: String, new: String) throws {
        var day = RandomDay(seed: 3)
        while store.head.size < 400
            || store.head.size < 3000
                && (day.model.pullRequests.isEmpty || day.model.lanes.over.isEmpty || day.model.workspace.serverStarts == 0)
        {
            try store.append(try day.batch(), at: Sample.at(day.clock))
        }
        #expect(try store.verify().problems == [])
        try store.pool.write { database in
            let text = "CAST(\(column) AS TEXT)"
            let sql = "SELECT key FROM \(table) WHERE instr(\(text), ?) > 0"
            let key = try #require(try String.fetchOne(database, sql: sql, arguments: [old]))
            try database.execute(
                sql: "UPDATE \(table) SET \(column) = CAST(replace(\(text), ?, ?) AS BLOB) WHERE key = ?", arguments: [old, new, key])
        }
        let problems = try store.verify().problems
        #expect(problems.contains { $0.message.contains("\(table)") && $0.message.contains("changed") }, "\(problems)")
        #expect(try store.rebuild().differences.map(\.kind) == [.changed])
        #expect(try store.verify().problems == [])
    }

    /// Tables of another version, rows that this version cannot read, and a table that is gone.
    @Test(arguments: [
        "UPDATE read_model SET version = 0; UPDATE targets SET document = x'7b7d'", "UPDATE read_model SET sequence = 2",
        "UPDATE targets SET document = x'7b7d' WHERE key = 'T-2'", "DROP TABLE lanes", "DELETE FROM read_model",
    ])
    func openingDerivesAgainWhatIsNotCurrent(sql: String) throws {
        try store.addTargets(1...4)
        let model = store.model
        try store.pool.write { try $0.execute(sql: sql) }
        #expect(try store.reader.model() == model)
        try store.close()
        let again = try LedgerStore(state: folder.url)
        #expect(again.model == model)
        #expect(try again.verify().problems == [])
    }
}

extension RecordDifference: Hashable {
    /// By the digest of its bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
