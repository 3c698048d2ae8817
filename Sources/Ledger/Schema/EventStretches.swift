import Foundation
import GRDB

/// All events of a ledger in their order, a stretch at a time. Those that come next are read on all cores while the caller works on what it has: each by a connection of
/// its own, so that nothing of a row passes from SQLite to another thread but what was made of it.
///
/// Not for several threads: it is the caller's place in the ledger.
final class EventStretches<Output: Sendable> {
    /// Rows of a stretch, at most: some milliseconds of work.
    private static var rows: Int64 { 1024 }
    /// Stretches that are read ahead for each core: as many as keep a core from waiting for the caller, and no more in memory.
    private static var ahead: Int { 4 }

    private let database: Database
    private let last: Int64
    private let read: @Sendable (SQLiteStatement) -> Output
    private let connections: ReadingConnections
    private let limit = ProcessInfo.processInfo.activeProcessorCount * EventStretches.ahead
    private var begun: [Stretch<Output>] = []
    /// From where on nothing was begun; nil at the end.
    private var next: Int64? = .min

    /// - Parameters:
    ///   - database: decides which events there are.
    ///   - path: its file, for more connections.
    ///   - read: makes something of the row at which the statement stands, which selects ``EventRow/columns``.
    init(_ database: Database, path: String, _ read: @escaping @Sendable (SQLiteStatement) -> Output) throws {
        self.database = database
        self.read = read
        last = try EventQuery.lastSequence(database)
        connections = ReadingConnections(path: path)
    }

    /// The stretch after the one before, nil at the end.
    func following() throws -> [Output]? {
        try begin()
        guard !begun.isEmpty else { return nil }
        let first = begun.removeFirst()
        try begin()
        return try first.outputs(orBy: database)
    }

    private func begin() throws {
        while begun.count < limit, let from = next {
            // From the next that there is: where events are missing there may be nothing for a long way. A file that was changed can have any number.
            let sql = "SELECT MIN(sequence) FROM events WHERE sequence >= ?"
            guard let start = try Int64.fetchOne(database, sql: sql, arguments: [from]), start <= last else { return next = nil }
            let (wanted, isBeyond) = start.addingReportingOverflow(Self.rows - 1)
            let end = isBeyond ? last : min(wanted, last)
            let stretch = Stretch(start...end, read)
            // The caller reads the first itself, and all of a short ledger.
            if from > .min { stretch.begin(by: connections) }
            begun.append(stretch)
            next = end < last ? end + 1 : nil
        }
    }
}

/// Events that are read at once, by whoever comes first.
private final class Stretch<Output: Sendable>: Sendable {
    private enum State: Sendable {
        case waiting, taken
        case read(Result<[Output], any Error>)
    }

    private let range: ClosedRange<Int64>
    private let read: @Sendable (SQLiteStatement) -> Output
    private let state = Locked(State.waiting)
    private let helpers = DispatchGroup()

    init(_ range: ClosedRange<Int64>, _ read: @escaping @Sendable (SQLiteStatement) -> Output) {
        self.range = range
        self.read = read
    }

    /// Has it read as soon as a core is free.
    func begin(by connections: ReadingConnections) {
        DispatchQueue.global().async(group: helpers) {
            guard self.take() else { return }
            self.put(Result { try connections.read(self.rows) })
        }
    }

    /// - Parameter database: reads it if nobody has begun to.
    func outputs(orBy database: Database) throws -> [Output] {
        if take() { return try rows(database) }
        helpers.wait()
        guard case .read(let result) = state.withLock({ $0 }) else { return [] }
        return try result.get()
    }

    private func take() -> Bool {
        state.withLock { state in
            guard case .waiting = state else { return false }
            state = .taken
            return true
        }
    }

    private func put(_ result: Result<[Output], any Error>) { state.withLock { $0 = .read(result) } }

    private func rows(_ database: Database) throws -> [Output] {
        let sql = "SELECT \(EventRow.columns) FROM events WHERE sequence BETWEEN ? AND ? ORDER BY sequence"
        return try Array(ColumnCursor(database, sql, [range.lowerBound, range.upperBound], read))
    }
}
