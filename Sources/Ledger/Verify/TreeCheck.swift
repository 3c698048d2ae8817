import Foundation
import GRDB

/// Takes a ``TreeWalk`` over a ledger beside whoever does something else with its events.
final class TreeCheck: Sendable {
    /// Stretches that wait, at most.
    private static let limit = 8

    private let walk: Locked<TreeWalk>
    private let fault = Locked<(any Error)?>(nil)
    /// Up to where heads were passed.
    private let passed = Locked(Int64.min)
    private let queue = DispatchQueue(label: "ledger tree")
    private let room = DispatchSemaphore(value: TreeCheck.limit)
    private let connections: ReadingConnections

    /// - Parameters:
    ///   - path: the database's file.
    ///   - kept: how many events `ledger.head` covers.
    init(path: String, kept: Int64?) {
        walk = Locked(TreeWalk(kept: kept))
        connections = ReadingConnections(path: path)
    }

    /// Begins to look at events that follow those before. They are freed there too, which takes as long as it takes to make them.
    ///
    /// - Parameter last: the number of the last of them.
    func take(_ events: [FoundEvent], upTo last: Int64) {
        room.wait()
        queue.async { [self] in
            defer { room.signal() }
            do {
                let passed = passed.withLock { passed in
                    defer { passed = last }
                    return passed
                }
                let heads = try connections.read { try Self.heads($0, after: passed, upTo: last) }
                walk.withLock { $0.take(events, heads: heads) }
            } catch {
                fault.withLock { $0 = $0 ?? error }
            }
        }
    }

    /// The walk over everything; waits for it.
    func finished() throws -> TreeWalk {
        queue.sync {}
        if let fault = fault.withLock({ $0 }) { throw fault }
        return walk.withLock { $0 }
    }

    private static func heads(_ database: Database, after passed: Int64, upTo last: Int64) throws -> [TreeWalk.HeadRow] {
        let sql = "SELECT size, root FROM heads WHERE size > ? AND size <= ? ORDER BY size"
        return try Array(
            ColumnCursor(database, sql, [passed, last]) { statement in
                TreeWalk.HeadRow(size: SQLiteColumn.integer(statement, 0) ?? 0, root: SQLiteColumn.hash(statement, 1))
            })
    }
}
