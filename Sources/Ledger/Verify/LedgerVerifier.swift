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
        let heads = try Row.fetchCursor(database, sql: "SELECT size, root FROM heads ORDER BY size")
        var head = try heads.next().map(FrontierTable.head)
        let rows = try Row.fetchCursor(database, sql: "SELECT \(EventRow.columns) FROM events ORDER BY sequence")
        var isMore = true
        while isMore {
            var batch: [Found] = []
            while batch.count < ParallelDecoding.batch, let row = try rows.next() { batch.append(Found(row)) }
            isMore = batch.count == ParallelDecoding.batch
            for event in ParallelDecoding.map(batch, { $0.checked(with: $1) }) {
                check(event)
                while let next = head, (next?.size ?? 0) <= last {
                    check(head: next)
                    head = try heads.next().map(FrontierTable.head)
                }
            }
        }
        report.events = try Int64.fetchOne(database, sql: "SELECT COUNT(*) FROM events") ?? 0
        report.head = frontier.head
    }

    /// A row, and what can be said of it without those before it.
    private struct Found: Sendable {
        var sequence: Int64?
        /// Nil when a column is not of its type.
        var row: EventRow?
        var leafHolds = false
        var recorded: Result<RecordedEvent, LedgerError>?

        init(_ row: Row) {
            sequence = Int64.fromDatabaseValue(row["sequence"])
            self.row = EventRow(row)
        }

        func checked(with decoder: JSONDecoder) -> Found {
            guard let row else { return self }
            var result = self
            result.leafHolds = TreeHash.leaf(row.entry) == row.leaf
            result.recorded = Result { () throws(LedgerError) in try EventCoding.decode(row, with: decoder) }
            return result
        }
    }

    private mutating func check(_ found: Found) {
        guard let event = found.row, let recorded = found.recorded else {
            last = found.sequence ?? last + 1
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
        if !found.leafHolds {
            report.add(last, "event \(last) was changed: its bytes are not those of its leaf hash")
        }
        // With the stored leaf, which is known to differ from the bytes if it does: so the heads still tell about the other events.
        frontier.append(event.leaf)
        if last == kept?.size { rootAtKept = frontier.root }
        apply(event, recorded)
    }

    private mutating func apply(_ event: EventRow, _ decoded: Result<RecordedEvent, LedgerError>) {
        do {
            let recorded = try decoded.get()
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
