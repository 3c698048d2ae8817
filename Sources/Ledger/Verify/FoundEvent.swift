import Domain

/// What can be said of a row without those before it. A class, since a million of them go from thread to thread.
final class FoundEvent: Sendable {
    let sequence: Int64?
    /// Nil when a column is not of its type.
    let checked: Checked?

    struct Checked: Sendable {
        let sequence: Int64
        /// As it is stored.
        let leaf: TreeHash
        /// Whether that is the hash of the entry.
        let leafHolds: Bool
        let recorded: Result<RecordedEvent, LedgerError>
        /// Columns that are not what the event says.
        let disagreements: [String]
    }

    init(_ found: FoundRow) {
        sequence = found.sequence
        checked = found.row.map { row in
            let recorded = Result { () throws(LedgerError) in try EventCoding.decode(row) }
            var disagreements: [String] = []
            if case .success(let event) = recorded { disagreements = row.disagreements(with: event) }
            return Checked(
                sequence: row.sequence, leaf: row.leaf, leafHolds: TreeHash.leaf(row.entry) == row.leaf, recorded: recorded,
                disagreements: disagreements)
        }
    }
}
