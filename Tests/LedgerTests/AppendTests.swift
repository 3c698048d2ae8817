import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct AppendTests {
    let folder: TemporaryFolder
    let store: LedgerStore

    init() throws {
        folder = try TemporaryFolder()
        store = try LedgerStore(state: folder.url)
    }

    @Test func eventsAreStoredInOrder() throws {
        let first = try store.append([Sample.added(1), Sample.queued(1, target: 1)], at: Sample.at(2000))
        // The clock went back: the sequence does not.
        let second = try store.append([Sample.lane(1, .phase(.preparing, note: "go"))], at: Sample.at(1000))
        #expect(first.map(\.sequence) == [1, 2])
        #expect(second.map(\.sequence) == [3])
        #expect(try store.reader.events(after: 0, limit: 10) == first + second)
        #expect(try store.reader.events(after: 1, limit: 1) == [first[1]])
        #expect(try store.reader.events(subject: "L-1") == [first[1], second[0]])
        #expect(try store.reader.events(subject: "L-1", after: 2) == second)
        #expect(try store.reader.events(in: Sample.at(1000)..<Sample.at(2000)) == second)
        #expect(store.model.lanes[LaneID(number: 1)]?.phase == .preparing)
        #expect(store.head.size == 3)
        #expect(try store.reader.head() == store.head)
    }

    @Test func nothingOfABatchStaysWhenOneEventIsRefused() throws {
        try store.append([Sample.added(1)], at: Sample.at(1))
        let (model, head) = (store.model, store.head)
        #expect(throws: LedgerError.refused("T-2 exists already")) {
            try store.append([Sample.added(2), Sample.added(2), Sample.added(3)], at: Sample.at(2))
        }
        #expect(throws: LedgerError.refused("there is no lane L-9")) {
            try store.append([Sample.added(2), Sample.lane(9, .paused)], at: Sample.at(2))
        }
        #expect(store.model == model)
        #expect(store.head == head)
        #expect(try store.reader.events(after: 0, limit: 10).count == 1)
        #expect(try store.append([Sample.added(2)], at: Sample.at(3)).map(\.sequence) == [2])
        #expect(try store.verify().problems == [])
    }

    @Test(arguments: ["", "a\nb", "a\u{0}", "\u{1b}[31mred"])
    func hostileActorsAreRefused(actor: String) {
        #expect(throws: LedgerError.self) { try store.append([(actor, Sample.added(1).event)], at: Sample.at(1)) }
        #expect(store.head.size == 0)
    }

    @Test func whatCannotBeKeptIsRefused() throws {
        let long = String(repeating: "x", count: Batch.longestEntry)
        #expect(throws: LedgerError.self) { try store.append([Sample.added(1, title: long)], at: Sample.at(1)) }
        let zero = Event.workspace(.repositorySynced(repository: "a\0b", branch: "main", head: "h"))
        #expect(throws: LedgerError.self) { try store.append([("signalbox", zero)], at: Sample.at(1)) }
        try store.append([Sample.added(1)], at: Sample.at(1))
        try store.append([Sample.queued(1, target: 1)], at: Sample.at(1))
        try store.append([Sample.lane(1, .phase(.preparing, note: ""))], at: Sample.at(1))
        try store.append(
            [
                Sample.lane(1, .prepared(Workplace(path: "/", branch: "b", base: "0", port: 1))),
                Sample.lane(1, .phase(.working, note: "")),
                Sample.lane(1, .turnStarted(number: 1, cause: .first, job: "j", prompt: "p", from: "0", comments: [])),
            ], at: Sample.at(1))
        let endless = TurnOutcome(ending: .completed, head: "h", newCommits: 1, seconds: .nan)
        #expect(throws: LedgerError.self) { try store.append([Sample.lane(1, .turnEnded(number: 1, endless))], at: Sample.at(2)) }
        #expect(store.head.size == 6)
        #expect(try store.verify().problems == [])
    }

    @Test func noEventsIsNoTransaction() throws {
        #expect(try store.append([], at: Sample.at(1)).isEmpty)
        #expect(store.head.size == 0)
    }

    @Test func manyWritersAndReadersAtOnce() async throws {
        let store = self.store
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for number in 0..<25 {
                        try store.append([("signalbox", .workspace(.alarm("\(writer).\(number)")))], at: Sample.at(0))
                    }
                }
            }
            for _ in 0..<4 {
                group.addTask {
                    var seen: Int64 = 0
                    while seen < 100 {
                        let events = try store.reader.events(after: seen, limit: 7)
                        #expect(events.map(\.sequence) == Array((seen + 1)..<(seen + 1 + Int64(events.count))))
                        seen = events.last?.sequence ?? seen
                        await Task.yield()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(store.model.workspace.alarms.count == 100)
        #expect(try store.verify().problems == [])
    }

    @Test func theDatabaseItselfRefusesToForget() throws {
        try store.addTargets(1...3)
        try store.pool.write { try FrontierTable.keepHead(store.head, in: $0) }
        for sql in [
            "DELETE FROM events WHERE sequence = 2", "UPDATE events SET actor = 'operator:eve'", "DELETE FROM heads",
            "UPDATE heads SET size = 9 WHERE size = 3", "INSERT INTO events VALUES (5, 0, 'a', 's', 'k', x'', zeroblob(32))",
            "INSERT OR REPLACE INTO events VALUES (2, 0, 'a', 's', 'k', x'', zeroblob(32))",
        ] {
            #expect(throws: (any Error).self, "\(sql)") { try store.pool.write { try $0.execute(sql: sql) } }
        }
        #expect(try store.verify().problems == [])
    }

    @Test func proofsHold() throws {
        try store.addTargets(1...5)
        let early = store.head
        try store.addTargets(6...13)
        let found = try #require(try store.reader.inclusionProof(of: 4, size: 13))
        #expect(MerkleTree.verifyInclusion(of: found.leaf, at: 3, in: store.head, proof: found.proof))
        let proof = try #require(try store.reader.consistencyProof(from: 5, to: 13))
        #expect(MerkleTree.verifyConsistency(from: early, to: store.head, proof: proof))
        #expect(try store.reader.inclusionProof(of: 14, size: 13) == nil)
        #expect(try store.reader.consistencyProof(from: 5, to: 14) == nil)
    }
}
