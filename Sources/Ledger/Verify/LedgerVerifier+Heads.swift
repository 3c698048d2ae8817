import Domain
import GRDB

/// A tree head of the ledger beside the tree as it was when the walk came to it.
struct HeadCheck: Sendable {
    /// The stored head; nil for a row that is not readable.
    let head: TreeHead?
    /// The last event that was read, and the tree over all until then.
    let last: Int64
    let frontier: MerkleFrontier
    /// Whether the stored root is that of the tree.
    var holds = false

    /// With the root computed, which takes a hash for each level of the tree.
    func checked() -> HeadCheck {
        var result = self
        // A head lies at the end of a transaction, so it is met exactly when its last event was read.
        result.holds = head.map { $0.size == last && $0.root == frontier.root } ?? false
        return result
    }
}

extension LedgerVerifier {
    /// A row of the table of heads.
    struct HeadRow {
        let head: TreeHead?
        /// 0 for a row that is not readable: it is told where it is met.
        var size: Int64 { head?.size ?? 0 }
    }

    static func heads(_ database: Database) throws -> ColumnCursor<HeadRow> {
        try ColumnCursor(database, "SELECT size, root FROM heads ORDER BY size") { statement in
            guard let size = SQLiteColumn.integer(statement, 0), let root = SQLiteColumn.hash(statement, 1) else {
                return HeadRow(head: nil)
            }
            return HeadRow(head: TreeHead(size: size, root: root))
        }
    }

    /// Notes a head whose events have been read.
    mutating func pass(_ row: HeadRow) {
        guard leavesHold else { return }
        passed.append(HeadCheck(head: row.head, last: last, frontier: frontier))
    }

    /// Lets the roots of the heads that were passed be computed beside the walk.
    mutating func computeHeads() {
        computed = passed.isEmpty ? nil : ParallelWork(passed) { $0.checked() }
        passed = []
    }

    /// Takes what was computed.
    mutating func settleHeads() {
        if let computed {
            for check in computed.results() { settle(check) }
        }
        computed = nil
    }

    private mutating func settle(_ check: HeadCheck) {
        guard headsHold else { return }
        guard let head = check.head else {
            report.add(nil, "a tree head is not readable")
            return
        }
        if check.holds {
            report.heads += 1
            soundUntil = head.size
            return
        }
        let first = soundUntil + 1
        let span = first == check.last ? "event \(first) was" : "one of the events \(first) to \(check.last) was"
        report.add(first, "\(span) changed, removed or reordered: the tree head of size \(head.size) has another root")
        headsHold = false
    }
}
