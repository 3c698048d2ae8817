import Domain
package import Foundation
import GRDB

/// The index of everything that was said, in `search.sqlite` beside the ledger.
///
/// Derived: nothing is lost with it, and whatever is wrong with the file is mended by making it anew. It may be behind; how far it got is
/// written in the same transaction as the words. One writer, any number of searches beside it.
package final class SearchIndex: Sendable {
    private let path: String
    private let state: Locked<DatabasePool>

    /// Opens the index of a state folder. One that another version wrote, or that cannot be read, is made anew.
    package init(state folder: URL) throws(LedgerError) {
        path = "\(folder.path)/search.sqlite"
        do {
            state = Locked(try SearchDatabase.open(path))
        } catch let failure as FileFailure {
            throw LedgerError(failure)
        } catch {
            throw LedgerError(error, database: path)
        }
    }

    private var pool: DatabasePool { state.withLock { $0 } }

    /// The last event that was read.
    package func sequence() throws(LedgerError) -> Int64 {
        try read { try Int64.fetchOne($0, sql: "SELECT sequence FROM events_read") ?? 0 }
    }

    /// The leaf of that event in the ledger's tree; nil before the first.
    package func leaf() throws(LedgerError) -> TreeHash? {
        try read { try Data.fetchOne($0, sql: "SELECT leaf FROM events_read WHERE leaf IS NOT NULL").flatMap { TreeHash(bytes: $0) } }
    }

    /// What was read of every turn.
    package func turns() throws(LedgerError) -> [SearchTurn: SearchProgress] {
        try read { database in
            var result: [SearchTurn: SearchProgress] = [:]
            let rows = try Row.fetchCursor(database, sql: "SELECT lane, turn, entries, bytes, blob, whole FROM turns")
            while let row = try rows.next() {
                result[SearchTurn(lane: LaneID(number: row["lane"]), turn: row["turn"])] = Self.progress(row)
            }
            return result
        }
    }

    /// What was read of one turn; nil when nothing was.
    package func progress(of turn: SearchTurn) throws(LedgerError) -> SearchProgress? {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT entries, bytes, blob, whole FROM turns WHERE lane = ? AND turn = ?",
                arguments: [turn.lane.number, turn.turn]
            ).map(Self.progress)
        }
    }

    private static func progress(_ row: Row) -> SearchProgress {
        SearchProgress(entries: row["entries"], bytes: row["bytes"], blob: row["blob"], isWhole: row["whole"] == 1)
    }

    /// Writes a batch: all of it or nothing.
    package func write(_ batch: SearchBatch, leaf: TreeHash? = nil) throws(LedgerError) {
        do {
            try pool.write { database in
                var table = DocumentTable(database)
                for turn in batch.cleared {
                    try table.clear(turn)
                    try database.execute(sql: "DELETE FROM turns WHERE lane = ? AND turn = ?", arguments: [turn.lane.number, turn.turn])
                }
                // In the order of time, which is the order that the index grows in.
                for document in batch.documents.sorted(by: { $0.time < $1.time }) { try table.insert(document) }
                for (turn, progress) in batch.turns {
                    try database.cachedStatement(
                        sql: "INSERT OR REPLACE INTO turns (lane, turn, entries, bytes, blob, whole) VALUES (?, ?, ?, ?, ?, ?)"
                    ).execute(arguments: [
                        turn.lane.number, turn.turn, progress.entries, progress.bytes, progress.blob, progress.isWhole ? 1 : 0,
                    ])
                }
                if let sequence = batch.sequence {
                    try database.execute(
                        sql: "UPDATE events_read SET sequence = ?, leaf = ?", arguments: [sequence, leaf.map { Data($0.bytes) }])
                }
            }
        } catch {
            throw LedgerError(error, database: path)
        }
    }

    /// Makes the index anew, empty.
    package func drop() throws(LedgerError) {
        do {
            try state.withLock { pool in
                // A search that is under way ends on the file that is gone.
                try? pool.close()
                SearchDatabase.remove(path)
                pool = try SearchDatabase.open(path)
            }
        } catch let failure as FileFailure {
            throw LedgerError(failure)
        } catch {
            throw LedgerError(error, database: path)
        }
    }

    package func close() { try? pool.close() }

    func read<Result>(_ body: (Database) throws -> Result) throws(LedgerError) -> Result {
        do {
            return try pool.read(body)
        } catch {
            throw LedgerError(error, database: path)
        }
    }
}
