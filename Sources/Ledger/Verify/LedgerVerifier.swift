import Domain
import Foundation
import GRDB

/// Walks over a ledger once and compares everything with everything.
struct LedgerVerifier {
    let database: Database
    /// The head that `ledger.head` holds.
    let kept: TreeHead?
    var report = VerifyReport()
    var frontier = MerkleFrontier()
    var replay = Replay()
    /// Why the events can no longer be applied one after the other.
    var replayStopped = false
    /// The sequence of the event that was read last.
    var last: Int64 = 0
    /// Size of the last tree head that was right.
    var soundUntil: Int64 = 0
    /// False once the events and the heads have parted: everything after that would differ too.
    var treeHolds = true
    /// The root over as many events as ``kept`` covers.
    var rootAtKept: TreeHash?

    init(_ database: Database, kept: TreeHead?) {
        self.database = database
        self.kept = kept
        if kept?.size == 0 { rootAtKept = .empty }
    }

    /// The pages of the file, and the triggers.
    mutating func checkFile() throws {
        for line in try String.fetchAll(database, sql: "PRAGMA quick_check(20)") where line != "ok" {
            report.add(nil, "SQLite finds the file damaged: \(line)")
        }
        let triggers = try Set(String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        for name in LedgerSchema.triggers.keys.sorted() where !triggers.contains(name) {
            report.add(nil, "the trigger \(name), which keeps events from being changed, was removed")
        }
    }

    /// Every event, and every tree head as it is passed.
    mutating func checkEvents() throws {
        let decoder = JSONDecoder()
        let heads = try Row.fetchCursor(database, sql: "SELECT size, root FROM heads ORDER BY size")
        var head = try heads.next().map(FrontierTable.head)
        let rows = try Row.fetchCursor(database, sql: "SELECT \(EventRow.columns) FROM events ORDER BY sequence")
        while let row = try rows.next() {
            check(row, decoder)
            while let next = head, (next?.size ?? 0) <= last {
                check(head: next)
                head = try heads.next().map(FrontierTable.head)
            }
        }
        report.events = try Int64.fetchOne(database, sql: "SELECT COUNT(*) FROM events") ?? 0
        report.head = frontier.head
    }

    private mutating func check(_ row: Row, _ decoder: JSONDecoder) {
        guard let event = EventRow(row) else {
            last = Int64.fromDatabaseValue(row["sequence"]) ?? last + 1
            report.add(last, "event \(last) is not readable: a column is not of its type")
            (treeHolds, replayStopped) = (false, true)
            return
        }
        if event.sequence != last + 1 {
            let missing = last + 2 == event.sequence ? "event \(last + 1) is" : "events \(last + 1) to \(event.sequence - 1) are"
            report.add(last + 1, "\(missing) missing")
            (treeHolds, replayStopped) = (false, true)
        }
        last = event.sequence
        if TreeHash.leaf(event.entry) != event.leaf {
            report.add(last, "event \(last) was changed: its bytes are not those of its leaf hash")
        }
        // With the stored leaf, which is known to differ from the bytes if it does: so the heads still tell about the other events.
        frontier.append(event.leaf)
        if last == kept?.size { rootAtKept = frontier.root }
        apply(event, decoder)
    }

    private mutating func apply(_ event: EventRow, _ decoder: JSONDecoder) {
        do {
            let recorded = try EventCoding.decode(event, with: decoder)
            let columns = event.disagreements(with: recorded)
            if !columns.isEmpty {
                report.add(last, "event \(last): \(columns.joined(separator: ", ")) beside it do not agree with what it says")
            }
            if !replayStopped { try replay.apply(recorded) }
        } catch {
            report.add(last, "\(error)")
            replayStopped = true
        }
    }

    private mutating func check(head: TreeHead?) {
        guard treeHolds else { return }
        guard let head else {
            report.add(nil, "a tree head is not readable")
            return
        }
        // A head lies at the end of a transaction, so it is met exactly when its last event was read.
        if head.size == last, head.root == frontier.root {
            report.heads += 1
            soundUntil = head.size
            return
        }
        let first = soundUntil + 1
        let span = first == last ? "event \(first) was" : "one of the events \(first) to \(last) was"
        report.add(first, "\(span) changed, removed or reordered: the tree head of size \(head.size) has another root")
        treeHolds = false
    }
}
