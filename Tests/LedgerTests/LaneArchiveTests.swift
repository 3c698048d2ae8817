import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

/// Lanes that are over stay on the disk until somebody asks.
@Suite struct LaneArchiveTests {
    let folder: TemporaryFolder
    let lane = LaneID(number: 1)

    /// A ledger with one lane that was given up before it began.
    init() throws {
        folder = try TemporaryFolder()
        let store = try LedgerStore(state: folder.url)
        try store.append([Sample.added(1), Sample.queued(1, target: 1)], at: Sample.at(1))
        let decision = Decision(kind: .abandon, reason: "obsolete", message: "", candidate: nil, by: "ada", at: Sample.at(2))
        try store.append([Sample.lane(1, .decided(decision)), Sample.lane(1, .phase(.abandoned, note: ""))], at: Sample.at(3))
        #expect(store.model.lanes.over.keys.contains(lane))
        try store.close()
    }

    private func open() throws -> LedgerStore { try LedgerStore(state: folder.url) }

    private func change(_ sql: String) throws {
        try DatabaseQueue(path: folder.file("ledger.sqlite").path).write { try $0.execute(sql: sql) }
    }

    @Test func aSettledLaneIsReadWhenItIsAskedFor() throws {
        let store = try open()
        let version = try #require(store.model.lanes.version(of: lane))
        #expect(version.brief?.phase == .abandoned)
        #expect(version.lane.decisions.count == 1)
        #expect(store.model.lanes.version(of: lane) === version)
    }

    @Test func whoHoldsAnOldModelKeepsWhatItHad() throws {
        let store = try open()
        let old = store.model
        try store.append([Sample.lane(1, .snapshotTaken(ref: "refs/x", commit: "c", leftOut: []))], at: Sample.at(9))
        #expect(old.lanes[lane]?.snapshots == [])
        #expect(store.model.lanes[lane]?.snapshots == ["refs/x"])
        try store.append([Sample.lane(1, .snapshotTaken(ref: "refs/y", commit: "c", leftOut: []))], at: Sample.at(10))
        #expect(old.lanes[lane]?.snapshots == [])
        #expect(try store.verify().problems == [])
        #expect(try store.rebuild().identical)
    }

    @Test func itIsReadAfterTheLedgerWasClosed() throws {
        let store = try open()
        let model = store.model
        try store.close()
        #expect(model.lanes[lane]?.decisions.count == 1)
    }

    /// It is told where it is looked at, nothing is made up and nothing is written over it; `rebuild` derives it again.
    @Test(arguments: [
        "UPDATE lanes SET document = x'7b7d'", "UPDATE lanes SET document = x'ff'", "UPDATE lanes SET sequence = 2", "DELETE FROM lanes",
        "UPDATE lanes SET document = CAST(replace(CAST(document AS TEXT), '\"id\":\"L-1\"', '\"id\":\"L-2\"') AS BLOB)",
    ])
    func aRecordThatCannotBeReadIsTold(sql: String) throws {
        let whole = try LedgerReader(state: folder.url).model().lanes[lane]
        let store = try open()
        // After the start, which reads none of it.
        try change(sql)
        let shown = try #require(store.model.lanes[lane])
        #expect(shown.attention?.reason == .internalError)
        #expect(shown.attention?.detail.contains("signalbox ledger rebuild") == true)
        #expect(shown.phase == .abandoned && shown.start.title == "Make it so")
        let size = store.head.size
        #expect(throws: LedgerError.self) {
            try store.append([Sample.lane(1, .snapshotTaken(ref: "refs/x", commit: "c", leftOut: []))], at: Sample.at(9))
        }
        #expect(store.head.size == size)
        #expect(try !store.reader.verify().isSound)
        _ = try store.rebuild()
        #expect(store.model.lanes[lane] == whole)
        #expect(try store.verify().problems == [])
    }

    /// Found at the start already: derived again.
    @Test(arguments: [
        "UPDATE lanes SET brief = x'7b7d'", "UPDATE lanes SET key = 'L-01'", "UPDATE lanes SET brief = NULL, document = x'7b7d'",
    ])
    func aBriefThatCannotBeReadIsDerivedAgain(sql: String) throws {
        try change(sql)
        let store = try open()
        #expect(store.model.lanes[lane]?.decisions.count == 1)
        #expect(try store.verify().problems == [])
    }

    /// Read by nobody at the start, and found by who checks.
    @Test func aBriefThatDoesNotAgreeIsFound() throws {
        try change("UPDATE lanes SET brief = CAST(replace(CAST(brief AS TEXT), 'Make it so', 'Make it not') AS BLOB)")
        let store = try open()
        #expect(try store.verify().problems.map(\.message).contains { $0.contains("lanes \"L-1\": changed") })
        #expect(try store.rebuild().differences.map(\.key) == ["L-1"])
        #expect(try store.verify().problems == [])
    }

    @Test func moreThanAreKeptAreReadAgain() throws {
        let store = try open()
        for number in 2...600 {
            try store.append([Sample.queued(number, target: 1)], at: Sample.at(Int64(number)))
            let decision = Decision(kind: .abandon, reason: "obsolete", message: "", candidate: nil, by: "ada", at: Sample.at(2))
            try store.append(
                [Sample.lane(number, .decided(decision)), Sample.lane(number, .phase(.abandoned, note: "\(number)"))], at: Sample.at(3))
        }
        for number in [1, 600, 300, 2, 1, 599] + Array(1...600) {
            #expect(store.model.lanes[LaneID(number: number)]?.id.number == number)
        }
        #expect(store.model.lanes[LaneID(number: 77)]?.phases.last?.note == "77")
    }
}
