import Domain
import GRDB

/// Documents in their tables.
struct DocumentTable {
    let database: Database
    /// The next free identifier within a millisecond, for those that were asked for.
    private var free: [Int64: Int64] = [:]

    init(_ database: Database) { self.database = database }

    /// Bits of an identifier below the time.
    private static let bits: Int64 = 12
    /// Milliseconds from 1970 to 2020, before which there is nothing; so identifiers fit into JavaScript's numbers.
    private static let epoch: Int64 = 1_577_836_800_000
    private static let lastTime: Int64 = (1 << 40) - 1

    mutating func insert(_ document: SearchDocument) throws {
        if case .target(let id, _) = document.place { try remove("target = ?", [id.number]) }
        let id = try identifier(document.time)
        var (lane, target): (LaneID?, TargetID?)
        var (turn, entry, sequence): (Int?, Int?, Int64?)
        switch document.place {
        case .entry(let place, let number, let position): (lane, turn, entry) = (place, number, position)
        case .event(let number, let place, let during): (lane, turn, sequence) = (place, during, number)
        case .target(let place, let number): (target, sequence) = (place, number)
        }
        try database.cachedStatement(
            sql:
                "INSERT INTO documents (id, lane, target, repository, turn, entry, sequence, time, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            id, lane?.number, target?.number, document.repository, turn, entry, sequence, document.time.milliseconds,
            document.kind.rawValue,
        ])
        let scope = [lane.map(MatchExpression.scope), MatchExpression.scope(document.repository)].compactMap(\.self)
        try database.cachedStatement(sql: "INSERT INTO words (rowid, text, scope) VALUES (?, ?, ?)")
            .execute(arguments: [id, TokenText.make(document.text), scope.joined(separator: " ")])
    }

    /// Takes out all entries of a turn; what the ledger holds of it stays.
    func clear(_ turn: SearchTurn) throws {
        try remove("lane = ? AND turn = ? AND entry IS NOT NULL", [turn.lane.number, turn.turn])
    }

    private func remove(_ condition: String, _ arguments: StatementArguments) throws {
        let ids = try Int64.fetchAll(database, sql: "SELECT id FROM documents WHERE \(condition)", arguments: arguments)
        for id in ids {
            try database.cachedStatement(sql: "DELETE FROM words WHERE rowid = ?").execute(arguments: [id])
            try database.cachedStatement(sql: "DELETE FROM documents WHERE id = ?").execute(arguments: [id])
        }
    }

    /// The first free place at a moment, or right after it when too much was said in it.
    private mutating func identifier(_ time: Timestamp) throws -> Int64 {
        let first = min(max(0, time.milliseconds - Self.epoch), Self.lastTime)
        var moment = first
        while true {
            let next = try free[moment] ?? nextFree(moment)
            if next < (moment + 1) << Self.bits {
                free[moment] = next + 1
                return next
            }
            free[moment] = next
            moment += 1
        }
    }

    private func nextFree(_ moment: Int64) throws -> Int64 {
        let newest = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT MAX(id) FROM documents WHERE id >= ? AND id < ?"),
            arguments: [moment << Self.bits, (moment + 1) << Self.bits])
        return newest.map { $0 + 1 } ?? moment << Self.bits
    }
}
