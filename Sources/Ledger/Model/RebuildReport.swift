import Domain

/// A row of the read model that is not what the events come to.
package struct RecordDifference: Codable, Equatable, Sendable, CustomStringConvertible {
    package enum Kind: String, Codable, Sendable {
        /// The stored row is another than the derived one.
        case changed
        /// Derived, and not stored.
        case missing
        /// Stored, and not derived.
        case extra
    }

    /// The table's name.
    package let table: String
    package let key: String
    package let kind: Kind

    init(table: RecordTable, key: String, kind: Kind) {
        self.table = table.rawValue
        self.key = key
        self.kind = kind
    }

    package var description: String { "\(table) \(key.debugDescription): \(kind.rawValue)" }
}

/// What deriving the read model again came to.
package struct RebuildReport: Codable, Equatable, Sendable {
    /// Events that were read.
    package let events: Int64
    /// Rows that were written.
    package let records: Int
    /// Where the tables were not what the events come to. They are now.
    package let differences: [RecordDifference]

    /// Whether the tables were the same before.
    package var identical: Bool { differences.isEmpty }
}
