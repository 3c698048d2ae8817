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
    /// Tree heads whose roots are being computed.
    var computed: ParallelWork<HeadCheck, HeadCheck>?
    /// Tree heads that were passed since.
    var passed: [HeadCheck] = []
    /// Size of the last tree head that was right.
    var soundUntil: Int64 = 0
    /// False once an event is missing or unreadable: every root after that would differ too.
    var leavesHold = true
    /// False once the events and the heads have parted.
    var headsHold = true
    var treeHolds: Bool { leavesHold && headsHold }
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
        let heads = try Self.heads(database)
        var head = try heads.next()
        let rows = try FoundRow.all(database)
        var pending: ParallelWork<FoundRow, FoundEvent>?
        var isMore = true
        while isMore || pending != nil {
            var batch: [FoundRow] = []
            while isMore, batch.count < ParallelBatch.rows {
                if let row = try rows.next() { batch.append(row) } else { isMore = false }
            }
            // Read, decoded and hashed are these while those before them are applied.
            let following = batch.isEmpty ? nil : ParallelWork(batch) { FoundEvent($0) }
            if let pending {
                for event in pending.results() {
                    check(event)
                    while let next = head, next.size <= last {
                        pass(next)
                        head = try heads.next()
                    }
                }
            }
            pending = following
            settleHeads()
            computeHeads()
        }
        settleHeads()
        report.events = try Int64.fetchOne(database, sql: "SELECT COUNT(*) FROM events") ?? 0
        report.head = frontier.head
    }

    private mutating func check(_ found: FoundEvent) {
        guard let event = found.checked else {
            last = found.sequence ?? last + 1
            add(last, "event \(last) is not readable: a column is not of its type")
            (leavesHold, replayStopped) = (false, true)
            return
        }
        if event.sequence != last + 1 {
            let missing = last + 2 == event.sequence ? "event \(last + 1) is" : "events \(last + 1) to \(event.sequence - 1) are"
            add(last + 1, "\(missing) missing")
            (leavesHold, replayStopped) = (false, true)
        }
        last = event.sequence
        if !event.leafHolds {
            add(last, "event \(last) was changed: its bytes are not those of its leaf hash")
        }
        // With the stored leaf, which is known to differ from the bytes if it does: so the heads still tell about the other events.
        frontier.append(event.leaf)
        if last == kept?.size { rootAtKept = frontier.root }
        apply(event.recorded, event.disagreements)
    }

    /// What is told is told in the order in which it was found, that of the heads before it first.
    private mutating func add(_ sequence: Int64, _ message: String) {
        settleHeads()
        computeHeads()
        settleHeads()
        report.add(sequence, message)
    }

    private mutating func apply(_ decoded: Result<RecordedEvent, LedgerError>, _ columns: [String]) {
        do {
            let recorded = try decoded.get()
            if !columns.isEmpty {
                add(last, "event \(last): \(columns.joined(separator: ", ")) beside it do not agree with what it says")
            }
            if !replayStopped { try replay.apply(recorded) }
        } catch {
            add(last, "\(error)")
            replayStopped = true
        }
    }
}
