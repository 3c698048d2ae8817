/// The Merkle tree over the leaves of a ledger as they are met, and every tree head at its place.
struct TreeWalk: Sendable {
    /// A row of the table of heads.
    struct HeadRow: Sendable {
        let size: Int64
        /// Nil when it is not a hash.
        let root: TreeHash?
    }

    private(set) var frontier = MerkleFrontier()
    /// The root over as many events as `ledger.head` covers.
    private(set) var rootAtKept: TreeHash?
    /// Tree heads that were right.
    private(set) var heads: Int64 = 0
    private(set) var problems = FoundProblems()
    /// Whether every event was met and every head was right.
    var holds: Bool { leavesHold && headsHold }

    private let kept: Int64?
    private var last: Int64 = 0
    /// Size of the last tree head that was right.
    private var soundUntil: Int64 = 0
    /// False once an event is missing or unreadable: every root after that would differ too.
    private var leavesHold = true
    /// False once the events and the heads have parted.
    private var headsHold = true

    /// - Parameter kept: how many events `ledger.head` covers.
    init(kept: Int64?) {
        self.kept = kept
        if kept == 0 { rootAtKept = .empty }
    }

    /// Takes events that follow each other.
    ///
    /// - Parameter heads: every head up to the last of them that was not passed yet, by their sizes.
    mutating func take(_ events: [FoundEvent], heads: [HeadRow]) {
        var next = 0
        // By their places, since a loop over the events would copy each with all it says.
        for place in events.indices {
            take(events[place].leaf, of: events[place].sequence)
            while next < heads.count, heads[next].size <= last {
                pass(heads[next])
                next += 1
            }
        }
    }

    private mutating func take(_ leaf: TreeHash?, of sequence: Int64?) {
        let expected = last &+ 1
        last = sequence ?? expected
        if last != expected { leavesHold = false }
        guard let leaf else { return leavesHold = false }
        // As it is stored, which is known to differ from the bytes if it does: so the heads still tell about the other events.
        frontier.append(leaf)
        if last == kept { rootAtKept = frontier.root }
    }

    private mutating func pass(_ head: HeadRow) {
        guard holds else { return }
        guard let root = head.root else { return problems.add(nil, "a tree head is not readable", at: last) }
        // A head lies at the end of a transaction, so it is met exactly when its last event was read.
        if head.size == last, root == frontier.root {
            heads += 1
            soundUntil = last
            return
        }
        let first = soundUntil + 1
        let span = first == last ? "event \(first) was" : "one of the events \(first) to \(last) was"
        problems.add(first, "\(span) changed, removed or reordered: the tree head of size \(head.size) has another root", at: last)
        headsHold = false
    }
}
