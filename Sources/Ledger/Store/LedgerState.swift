import Domain
import Foundation
import GRDB

/// What a writer needs to know of a ledger before it appends: found in constant time, whatever the number of events.
struct LedgerState {
    let frontier: MerkleFrontier
    let model: ReadModel

    /// Checks that events, tree and heads end at the same place, and derives the read model again when its tables are not current.
    ///
    /// - Parameters:
    ///   - kept: the head that `ledger.head` holds.
    ///   - archive: where lanes that are over are left.
    ///   - onReading: as ``LedgerOptions/onReading``.
    init(
        _ database: Database, path: String, kept: TreeHead?, archive: LaneArchive, onReading: ((_ done: Int64, _ all: Int64) -> Void)?
    ) throws {
        let last = try EventQuery.lastSequence(database)
        let covered = try FrontierTable.coveredSize(database)
        let expected = max(covered, kept?.size ?? 0)
        guard last >= expected else { throw LedgerError.truncated(path: path, found: last, expected: expected) }
        guard let frontier = try FrontierTable.load(database), frontier.size == last else {
            throw LedgerError.damaged(path: path, detail: "its \(last) events and its tree of \(covered) do not belong together")
        }
        if let kept, kept.size > 0, try FrontierTable.head(size: kept.size, in: database)?.root != kept.root {
            throw LedgerError.damaged(path: path, detail: "its first \(kept.size) events are not those that ledger.head was written for")
        }
        self.frontier = frontier
        if try ReadModelTables.areCurrent(at: last, in: database), let model = try ReadModelTables.load(database, archive: archive) {
            self.model = model
        } else {
            var replay = try Replay(database, path: path) { onReading?($0, last) }
            try ReadModelTables.replace(from: replay, in: database)
            model = try ReadModelTables.load(database, archive: archive) ?? replay.model
            replay.letGo()
        }
    }
}
