import Domain
import Foundation
import GRDB

/// An event as the table `events` holds it.
struct EventRow: Sendable {
    let sequence: Int64
    let time: Int64
    let actor: String
    let subject: String
    let kind: String
    /// The JSON of the ``RecordedEvent``, sorted keys, no spaces.
    let entry: [UInt8]
    let leaf: TreeHash

    /// In the order in which a row is read, by SQLite's functions: a value of GRDB's for each column is most of what reading a million rows would cost.
    static let columns = "sequence, time, actor, subject, kind, entry, leaf"

    init(_ recorded: RecordedEvent, entry: [UInt8]) {
        sequence = recorded.sequence
        time = recorded.time.milliseconds
        actor = recorded.actor
        subject = recorded.event.subject
        kind = recorded.event.kind
        self.entry = entry
        leaf = TreeHash.leaf(entry)
    }

    /// The event in the row at which a statement stands, which selects ``columns``: read where SQLite has it, without a copy of its bytes.
    ///
    /// - Throws: ``LedgerError/unreadable(sequence:detail:)``
    static func recorded(_ statement: SQLiteStatement) throws(LedgerError) -> RecordedEvent {
        let sequence = SQLiteColumn.integer(statement, 0) ?? 0
        let found = SQLiteColumn.bytes(statement, 5) { entry in Result { try EventCoding.decode(RecordedEvent.self, from: entry) } }
        switch found {
        case .success(let event): return event
        case .failure(let error): throw .unreadable(sequence: sequence, detail: EventCoding.reason(error))
        case nil: throw .unreadable(sequence: sequence, detail: "a column is not of its type")
        }
    }

    func insert(_ database: Database) throws {
        try database.cachedStatement(sql: "INSERT INTO events (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .execute(arguments: [sequence, time, actor, subject, kind, Data(entry), Data(leaf.bytes)])
    }
}
