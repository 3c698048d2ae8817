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

    /// In the order in which a row is read.
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

    /// The row at which a statement stands, which selects ``columns``. Nil when a column does not hold what it must: the file was changed from outside.
    ///
    /// By SQLite's functions, since checking a ledger reads a million rows and a value of GRDB's for each column is most of what that costs.
    init?(_ statement: SQLiteStatement) {
        guard let sequence = SQLiteColumn.integer(statement, 0), let time = SQLiteColumn.integer(statement, 1),
            let actor = SQLiteColumn.text(statement, 2), let subject = SQLiteColumn.text(statement, 3),
            let kind = SQLiteColumn.text(statement, 4), let entry = SQLiteColumn.bytes(statement, 5, { [UInt8]($0) }),
            let leaf = SQLiteColumn.hash(statement, 6)
        else { return nil }
        self.sequence = sequence
        self.time = time
        self.actor = actor
        self.subject = subject
        self.kind = kind
        self.entry = entry
        self.leaf = leaf
    }

    func insert(_ database: Database) throws {
        try database.cachedStatement(sql: "INSERT INTO events (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .execute(arguments: [sequence, time, actor, subject, kind, Data(entry), Data(leaf.bytes)])
    }

    /// What of the columns differs from the event that the entry holds; empty when all agree.
    func disagreements(with recorded: RecordedEvent) -> [String] {
        var columns: [String] = []
        if sequence != recorded.sequence { columns.append("sequence") }
        if time != recorded.time.milliseconds { columns.append("time") }
        if actor != recorded.actor { columns.append("actor") }
        if subject != recorded.event.subject { columns.append("subject") }
        if kind != recorded.event.kind { columns.append("kind") }
        return columns
    }
}
