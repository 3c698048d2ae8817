import Domain
import Foundation
import GRDB

/// What a writer needs to know of a ledger before it appends: found in constant time, whatever the number of events.
struct LedgerState {
    let frontier: MerkleFrontier
    let model: ReadModel

    /// Checks that events, tree and heads end at the same place, and derives the read model again when its tables are not current.
    ///
    /// - Parameter kept: the head that `ledger.head` holds.
    init(_ database: Database, path: String, kept: TreeHead?) throws {
        let last = try EventQuery.lastSequence(database)
        guard let newest = try FrontierTable.newestHead(database) else {
            throw LedgerError.damaged(path: path, detail: "the newest tree head is not readable")
        }
        let expected = max(newest.size, kept?.size ?? 0)
        guard last >= expected else { throw LedgerError.truncated(path: path, found: last, expected: expected) }
        guard let frontier = try FrontierTable.load(database), frontier.head == newest, newest.size == last else {
            throw LedgerError.damaged(path: path, detail: "its \(last) events and its tree of \(newest.size) do not belong together")
        }
        if let kept, kept.size > 0, try FrontierTable.head(size: kept.size, in: database)?.root != kept.root {
            throw LedgerError.damaged(path: path, detail: "its first \(kept.size) events are not those that ledger.head was written for")
        }
        self.frontier = frontier
        if try ReadModelTables.areCurrent(at: last, in: database), let model = try ReadModelTables.load(database) {
            self.model = model
        } else {
            let replay = try Replay(database)
            try ReadModelTables.replace(try replay.rows(), sequence: replay.sequence, in: database)
            model = replay.model
        }
    }
}
