package import Domain

/// A lane's turn, as the index counts it.
package struct SearchTurn: Hashable, Sendable {
    package var lane: LaneID
    package var turn: Int

    package init(lane: LaneID, turn: Int) {
        self.lane = lane
        self.turn = turn
    }
}

/// What the index holds of a turn's transcript.
package struct SearchProgress: Equatable, Sendable {
    package var entries = 0
    package var bytes: Int64 = 0
    /// Of which blob; nil for the file of a turn that goes on.
    package var blob: String?
    /// Whether that is all of it.
    package var isWhole = false

    package init(entries: Int = 0, bytes: Int64 = 0, blob: String? = nil, isWhole: Bool = false) {
        self.entries = entries
        self.bytes = bytes
        self.blob = blob
        self.isWhole = isWhole
    }
}

/// What is put into the index in one transaction.
package struct SearchBatch: Sendable {
    /// Turns whose entries are taken out first.
    package var cleared: [SearchTurn] = []
    package var documents: [SearchDocument] = []
    package var turns: [SearchTurn: SearchProgress] = [:]
    /// The last event that the index then covers.
    package var sequence: Int64?

    package init() {}
}
