import Domain
import GRDB

/// What can be said of a row of events without those before it.
struct FoundEvent: Sendable {
    let sequence: Int64?
    /// As it is stored; nil when a column is not of its type.
    let leaf: TreeHash?
    /// Whether that is the hash of the entry.
    let leafHolds: Bool
    let recorded: Result<RecordedEvent, LedgerError>
    /// Columns that are not what the event says.
    let disagreements: [String]

    /// - Parameter statement: stands at the row, and selects ``EventRow/columns``.
    init(_ statement: SQLiteStatement) {
        sequence = SQLiteColumn.integer(statement, 0)
        recorded = Result { () throws(LedgerError) in try EventRow.recorded(statement) }
        let stored = SQLiteColumn.hash(statement, 6)
        guard let sequence, let time = SQLiteColumn.integer(statement, 1), (2...4).allSatisfy({ SQLiteColumn.isText(statement, $0) }),
            let stored, let holds = SQLiteColumn.bytes(statement, 5, { TreeHash.leaf($0) == stored })
        else {
            (leaf, leafHolds, disagreements) = (nil, false, [])
            return
        }
        (leaf, leafHolds) = (stored, holds)
        var others: [String] = []
        if case .success(let recorded) = recorded {
            if sequence != recorded.sequence { others.append("sequence") }
            if time != recorded.time.milliseconds { others.append("time") }
            if !SQLiteColumn.says(statement, 2, recorded.actor) { others.append("actor") }
            if !SQLiteColumn.says(statement, 3, recorded.event.subject) { others.append("subject") }
            if !SQLiteColumn.says(statement, 4, recorded.event.kind) { others.append("kind") }
        }
        disagreements = others
    }
}
