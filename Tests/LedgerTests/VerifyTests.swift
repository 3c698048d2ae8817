import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

/// A ledger of nine events in seven transactions, each with its tree head, closed, changed by another program, and checked.
@Suite struct VerifyTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let store = try LedgerStore(state: folder.url, options: LedgerOptions(headInterval: 1))
        try store.addTargets(1...4)
        try store.append([Sample.added(5), Sample.added(6), Sample.added(7)], at: Sample.at(5000))
        try store.addTargets(8...9)
        try store.close()
    }

    /// Removes the triggers, as one would who wants to change history, changes it and puts them back.
    private func tamper(_ body: (Database) throws -> Void) throws -> VerifyReport {
        try DatabaseQueue(path: folder.file("ledger.sqlite").path).write { database in
            for name in LedgerSchema.triggers.keys { try database.execute(sql: "DROP TRIGGER \(name)") }
            try body(database)
            for (name, text) in LedgerSchema.triggers { try database.execute(sql: "CREATE TRIGGER \(name) \(text)") }
        }
        return try LedgerReader.verify(state: folder.url)
    }

    private func entry(_ number: Int, in database: Database, replacing old: String, with new: String) throws -> Data {
        let text = try String.fetchOne(database, sql: "SELECT CAST(entry AS TEXT) FROM events WHERE sequence = ?", arguments: [number])
        return Data((text ?? "").replacingOccurrences(of: old, with: new).utf8)
    }

    @Test func untouched() throws {
        let report = try tamper { _ in }
        #expect(report.problems == [])
        #expect((report.events, report.heads) == (9, 7))
    }

    @Test func aRemovedTriggerIsNoticed() throws {
        try DatabaseQueue(path: folder.file("ledger.sqlite").path).write { try $0.execute(sql: "DROP TRIGGER events_kept") }
        #expect(try LedgerReader.verify(state: folder.url).problems.map(\.message).contains { $0.contains("events_kept") })
    }

    @Test func aChangedEntry() throws {
        let report = try tamper { database in
            let entry = try entry(3, in: database, replacing: "operator:ada", with: "operator:eve")
            try database.execute(sql: "UPDATE events SET entry = ? WHERE sequence = 3", arguments: [entry])
        }
        #expect(
            report.problems.first == LedgerProblem(sequence: 3, message: "event 3 was changed: its bytes are not those of its leaf hash"))
        #expect(report.problems.allSatisfy { $0.sequence == 3 })
    }

    /// Entry, leaf and columns changed so that they agree: the tree head tells.
    @Test func aWellChangedEntry() throws {
        let report = try tamper { database in
            let entry = try entry(3, in: database, replacing: "operator:ada", with: "operator:eve")
            try database.execute(
                sql: "UPDATE events SET entry = ?, leaf = ?, actor = 'operator:eve' WHERE sequence = 3",
                arguments: [entry, Data(TreeHash.leaf(entry).bytes)])
        }
        #expect(report.problems.first?.sequence == 3)
        #expect(report.problems.first?.message.hasPrefix("event 3 was changed, removed or reordered") == true)
    }

    @Test func insideATransactionTheSpanIsTold() throws {
        let report = try tamper { database in
            let entry = try entry(6, in: database, replacing: "Make it so", with: "Make it not")
            try database.execute(
                sql: "UPDATE events SET entry = ?, leaf = ? WHERE sequence = 6", arguments: [entry, Data(TreeHash.leaf(entry).bytes)])
        }
        #expect(report.problems.first?.message.hasPrefix("one of the events 5 to 7 was changed") == true)
        #expect(report.problems.contains { $0.message.contains("\"T-6\": changed") })
    }

    @Test(arguments: ["time = 77", "actor = 'operator:eve'", "subject = 'T-1'", "kind = 'target.dropped'"])
    func aChangedColumn(assignment: String) throws {
        let report = try tamper { try $0.execute(sql: "UPDATE events SET \(assignment) WHERE sequence = 2") }
        #expect(report.problems.map(\.sequence) == [2])
        #expect(report.problems.first?.message.contains(assignment.prefix { $0 != " " }) == true)
    }

    /// Numbers that no ledger has, as a changed file can have them.
    @Test(arguments: [Int64.min, -5, 0, 11, .max - 1, .max]) func anEventOfAnyNumber(sequence: Int64) throws {
        let report = try tamper { database in
            try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
            try database.execute(
                sql: "INSERT INTO events SELECT ?, time, actor, subject, kind, entry, leaf FROM events WHERE sequence = 9",
                arguments: [sequence])
        }
        #expect(report.events == 10)
        #expect(!report.isSound)
        #expect(report.problems.contains { $0.message == "event \(sequence): sequence beside it do not agree with what it says" })
    }

    @Test func aRemovedEvent() throws {
        let report = try tamper { try $0.execute(sql: "DELETE FROM events WHERE sequence = 4") }
        #expect(report.problems.first == LedgerProblem(sequence: 4, message: "event 4 is missing"))
        #expect(report.events == 8)
    }

    /// Removed, and the later ones moved up in every column, entry and leaf.
    @Test func aRemovedEventWithTheRestRenumbered() throws {
        let report = try tamper { database in
            try database.execute(sql: "DELETE FROM events WHERE sequence = 4")
            for number in 5...9 {
                let entry = try entry(number, in: database, replacing: "\"sequence\":\(number)", with: "\"sequence\":\(number - 1)")
                try database.execute(
                    sql: "UPDATE events SET sequence = ?, entry = ?, leaf = ? WHERE sequence = ?",
                    arguments: [number - 1, entry, Data(TreeHash.leaf(entry).bytes), number])
            }
        }
        #expect(report.problems.first?.sequence == 4)
        #expect(report.problems.contains { $0.sequence == 9 && $0.message.contains("missing") })
    }

    @Test func reorderedEvents() throws {
        let report = try tamper { database in
            try database.execute(
                sql: """
                    UPDATE events SET sequence = 100 WHERE sequence = 2;
                    UPDATE events SET sequence = 2 WHERE sequence = 3;
                    UPDATE events SET sequence = 3 WHERE sequence = 100;
                    """)
        }
        #expect(report.problems.first?.sequence == 2)
        #expect(report.problems.contains { $0.sequence == 3 })
    }

    @Test func anEventAddedBehindTheLedgersBack() throws {
        let report = try tamper { database in
            let recorded = RecordedEvent(sequence: 10, time: Sample.at(1), actor: Sample.actor, event: Sample.added(10).event)
            try EventRow(recorded, entry: EventCoding.encode(recorded)).insert(database)
        }
        #expect(report.problems.contains { $0.sequence == 10 && $0.message.contains("not written by signalbox") })
    }

    @Test func aRemovedTail() throws {
        let report = try tamper { try $0.execute(sql: "DELETE FROM events WHERE sequence > 7") }
        #expect(
            report.problems.first
                == LedgerProblem(
                    sequence: 8, message: "events 8 to 9, the newest, are missing: a tree head covers 9 events and there are 7"))
        #expect(throws: LedgerError.truncated(path: folder.file("ledger.sqlite").path, found: 7, expected: 9)) {
            try LedgerStore(state: folder.url)
        }
    }

    /// A version before this one kept a head for each transaction and none beside the frontier.
    @Test func aLedgerOfTheFirstVersion() throws {
        let report = try tamper { database in
            let peaks = try Data.fetchOne(database, sql: "SELECT peaks FROM frontier") ?? Data()
            try database.execute(sql: "UPDATE frontier SET peaks = ?", arguments: [peaks.dropLast(32)])
            try database.execute(sql: "PRAGMA user_version = 1")
        }
        #expect(report.problems == [])
        let head = try LedgerReader(state: folder.url).head()
        let store = try LedgerStore(state: folder.url)
        #expect(store.head == head && head.size == 9)
        #expect(try store.pool.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == LedgerSchema.version)
        try store.addTargets(10...12)
        try store.close()
        let after = try LedgerReader.verify(state: folder.url)
        #expect(after.problems == [])
        #expect((after.events, after.heads) == (12, 8))
        #expect(try LedgerStore(state: folder.url).head.size == 12)
    }

    /// As above, where the tree is not that of the newest head.
    @Test(arguments: [0, 1, 2]) func aStoredTreeThatContradictsItself(hash: Int) throws {
        _ = try tamper { database in
            var peaks = try Data.fetchOne(database, sql: "SELECT peaks FROM frontier") ?? Data()
            #expect(peaks.count == 96, "nine events are eight and one, and their root")
            peaks[hash * 32] ^= 1
            try database.execute(sql: "UPDATE frontier SET peaks = ?", arguments: [peaks])
        }
        #expect(throws: LedgerError.self) { try LedgerStore(state: folder.url) }
        #expect(try LedgerReader.verify(state: folder.url).problems.map(\.message).contains { $0.contains("the stored frontier") })
    }

    /// Heads some events apart, as they usually are: what was forged is found as before, and lies between two of them.
    @Test func headsThatAreApart() throws {
        let other = try TemporaryFolder()
        let store = try LedgerStore(state: other.url, options: LedgerOptions(headInterval: 4))
        try store.addTargets(1...18)
        try store.close()
        #expect(try LedgerReader.verify(state: other.url).heads == 5)
        try DatabaseQueue(path: other.file("ledger.sqlite").path).write { database in
            try database.execute(sql: "DROP TRIGGER events_fixed")
            let entry = try entry(6, in: database, replacing: "operator:ada", with: "operator:eve")
            try database.execute(
                sql: "UPDATE events SET entry = ?, leaf = ?, actor = 'operator:eve' WHERE sequence = 6",
                arguments: [entry, Data(TreeHash.leaf(entry).bytes)])
            try database.execute(sql: "CREATE TRIGGER events_fixed \(LedgerSchema.triggers["events_fixed"] ?? "")")
        }
        let report = try LedgerReader.verify(state: other.url)
        #expect(report.heads == 1)
        #expect(
            report.problems == [
                LedgerProblem(
                    sequence: 5,
                    message: "one of the events 5 to 8 was changed, removed or reordered: the tree head of size 8 has another root")
            ])
    }

    /// More events than are read at once, some of them on other threads.
    @Test func aLongLedger() throws {
        let other = try TemporaryFolder()
        let store = try LedgerStore(state: other.url)
        try store.append((1...5000).map { Sample.added($0) }, at: Sample.at(1))
        for number in 5001...5100 { try store.append([Sample.added(number)], at: Sample.at(2)) }
        try store.close()
        let sound = try LedgerReader.verify(state: other.url)
        #expect(sound.problems == [] && sound.events == 5100)
        #expect(try LedgerReader(state: other.url).model().targets.count == 5100)
        // A hole that is longer than a stretch, with one event in it, and something changed behind it.
        try DatabaseQueue(path: other.file("ledger.sqlite").path).write { database in
            try database.execute(sql: "DROP TRIGGER events_kept; DROP TRIGGER events_fixed")
            try database.execute(sql: "DELETE FROM events WHERE sequence > 700 AND sequence < 4000 AND sequence <> 2500")
            try database.execute(sql: "UPDATE events SET kind = 'x' WHERE sequence = 4500")
        }
        let report = try LedgerReader.verify(state: other.url)
        #expect(report.events == 5100 - 3298)
        #expect(
            report.problems.compactMap { $0.sequence == nil ? nil : $0.message } == [
                "events 701 to 2499 are missing", "events 2501 to 3999 are missing",
                "event 4500: kind beside it do not agree with what it says",
            ])
    }

    /// A check looks at one moment, and nothing that is appended waits for it.
    @Test func whileMoreIsAppended() throws {
        let store = try LedgerStore(state: folder.url, options: LedgerOptions(headInterval: 2))
        let reports = Locked<[VerifyReport]>([])
        let faults = Locked<[any Error]>([])
        DispatchQueue.concurrentPerform(iterations: 3) { number in
            do {
                if number == 0 { return try store.addTargets(10...400) }
                while store.head.size < 400 {
                    let report = number == 1 ? try store.verify() : try LedgerReader.verify(state: folder.url)
                    let isCurrent = try store.holdsWhatIsStored()
                    reports.withLock { $0.append(report) }
                    if !isCurrent { throw LedgerError.refused("memory is not what is stored") }
                }
            } catch {
                faults.withLock { $0.append(error) }
            }
        }
        let (found, all) = (faults.withLock { $0 }, reports.withLock { $0 })
        #expect(found.isEmpty, "\(found)")
        #expect(all.flatMap(\.problems) == [])
        #expect(try store.verify().events == 400)
    }

    @Test func memoryThatIsNotWhatIsStored() throws {
        let store = try LedgerStore(state: folder.url)
        #expect(try store.holdsWhatIsStored())
        try store.pool.write { database in
            try database.execute(
                sql:
                    "UPDATE targets SET document = CAST(replace(CAST(document AS TEXT), 'Make it so', 'Make it not') AS BLOB) WHERE key = 'T-2'"
            )
        }
        #expect(try store.holdsWhatIsStored() == false)
        #expect(try store.verify().problems.map(\.message) == ["read model, targets \"T-2\": changed: run `signalbox ledger rebuild`"])
    }

    /// The heads, the frontier and the read model cut as well: `ledger.head` tells.
    @Test func aWellRemovedTail() throws {
        let report = try tamper { database in
            try database.execute(sql: "DELETE FROM events WHERE sequence > 7; DELETE FROM heads WHERE size > 7")
            var frontier = MerkleFrontier()
            for leaf in try EventQuery.leaves(database, size: 7) { frontier.append(leaf) }
            try FrontierTable.store(frontier, in: database)
            try ReadModelTables.replace(from: try Replay(database, path: folder.file("ledger.sqlite").path), in: database)
        }
        #expect(
            report.problems == [
                LedgerProblem(sequence: 8, message: "events 8 to 9, the newest, are missing: ledger.head covers 9 events and there are 7")
            ])
        #expect(throws: LedgerError.truncated(path: folder.file("ledger.sqlite").path, found: 7, expected: 9)) {
            try LedgerStore(state: folder.url)
        }
        // The remedy of the message.
        try FileManager.default.removeItem(at: folder.file("ledger.head"))
        let store = try LedgerStore(state: folder.url)
        #expect(store.head.size == 7)
        #expect(try store.verify().problems == [])
    }

    /// Everything after an older place written anew, as consistently as can be: only `ledger.head` knows.
    @Test func rewrittenHistory() throws {
        try FileManager.default.copyItem(at: folder.file("ledger.head"), to: folder.file("kept"))
        for name in ["ledger.sqlite", "ledger.head"] { try FileManager.default.removeItem(at: folder.file(name)) }
        let other = try LedgerStore(state: folder.url)
        for number in 1...9 { try other.append([Sample.added(number, title: "other")], at: Sample.at(1)) }
        try other.close()
        try FileManager.default.removeItem(at: folder.file("ledger.head"))
        try FileManager.default.copyItem(at: folder.file("kept"), to: folder.file("ledger.head"))
        #expect(try LedgerReader.verify(state: folder.url).problems.map(\.message).contains { $0.hasPrefix("ledger.head was written for") })
        #expect(throws: LedgerError.self) { try LedgerStore(state: folder.url) }
    }

    @Test func aChangedReadModelAndFrontier() throws {
        let report = try tamper { database in
            try database.execute(sql: "UPDATE targets SET document = x'7b7d' WHERE key = 'T-3'; UPDATE frontier SET peaks = zeroblob(64)")
        }
        #expect(report.problems.count == 2)
        #expect(report.problems.contains { $0.message.contains("\"T-3\": changed") })
        #expect(report.problems.contains { $0.message.contains("frontier") })
    }

    @Test func entriesThatAreNotEvents() throws {
        let report = try tamper { database in
            try database.execute(sql: "UPDATE events SET entry = x'ff00', leaf = zeroblob(32) WHERE sequence = 1")
        }
        #expect(report.problems.first?.sequence == 1)
        #expect(throws: LedgerError.self) { try LedgerReader(state: folder.url).events(after: 0, limit: 1) }
    }

    @Test func anUnreadableHeadFile() throws {
        try Data("{".utf8).write(to: folder.file("ledger.head"))
        #expect(try LedgerReader.verify(state: folder.url).problems.count == 1)
        #expect(throws: LedgerError.self) { try LedgerStore(state: folder.url) }
    }

    @Test func theHeadFileFollows() throws {
        let store = try LedgerStore(state: folder.url, options: LedgerOptions(headInterval: 3))
        try store.addTargets(10...11)
        #expect(try HeadFile.read(store.files)?.size == 9)
        try store.addTargets(12...12)
        #expect(try HeadFile.read(store.files) == store.head)
        #expect(try store.pool.read { try FrontierTable.head(size: 12, in: $0) } == store.head, "the database has it too")
        try store.addTargets(13...13)
        try store.close()
        #expect(try HeadFile.read(store.files)?.size == 13)
        let again = try LedgerStore(state: folder.url)
        #expect(try again.pool.read { try FrontierTable.head(size: 13, in: $0) } == again.head)
    }
}
