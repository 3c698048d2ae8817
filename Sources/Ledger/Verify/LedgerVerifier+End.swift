import Domain
import GRDB

extension LedgerVerifier {
    /// Whether events, tree heads, the frontier and `ledger.head` end at the same place.
    mutating func checkEnd(_ tree: TreeWalk) throws {
        let newest = try FrontierTable.coveredSize(database)
        let expected = max(newest, kept?.size ?? 0)
        if last < expected {
            let source = newest > last ? "a tree head" : "ledger.head"
            let missing = last + 1 == expected ? "event \(expected), the newest, is" : "events \(last + 1) to \(expected), the newest, are"
            report.add(last + 1, "\(missing) missing: \(source) covers \(expected) events and there are \(last)")
        } else if last > newest {
            let added = newest + 1 == last ? "event \(last) was" : "events \(newest + 1) to \(last) were"
            report.add(newest + 1, "\(added) not written by signalbox: no tree head covers more than \(newest) events")
        }
        if let kept, kept.size <= last, tree.holds, kept.root != tree.rootAtKept {
            report.add(nil, "ledger.head was written for other events: the root over the first \(kept.size) is not the one it holds")
        }
        if last == newest, tree.holds, try FrontierTable.load(database) != tree.frontier {
            report.add(nil, "the stored frontier of the tree is not that of the events")
        }
    }

    /// Whether the tables of the read model, and the state in memory if there is one, are what the events come to.
    mutating func checkReadModel(memory: ReadModel?) throws {
        guard replays else {
            report.add(nil, "the read model was checked up to event \(replay.sequence) only")
            return
        }
        // Tables of another version are derived again at the next start; that they differ says nothing.
        guard try ReadModelTables.areCurrent(at: last, in: database) else {
            report.add(nil, "the read model is not derived from all \(last) events: run `signalbox ledger rebuild`")
            return
        }
        for difference in try replay.differences(from: database) {
            report.add(nil, "read model, \(difference): run `signalbox ledger rebuild`")
        }
        if let memory, !memory.isWhat(comesOut: replay.model) {
            report.add(nil, "the server's state in memory is not what the events come to: start it again")
        }
    }
}
