/// Where words were said.
package enum SearchPlace: Hashable, Sendable {
    /// An entry of a turn's transcript, by its number.
    case entry(LaneID, turn: Int, number: Int)
    /// An event of the ledger about a lane.
    case event(Int64, LaneID, turn: Int?)
    /// A target; `sequence` is the event that gave it these words.
    case target(TargetID, sequence: Int64)
}

/// One piece of text that can be found.
package struct SearchDocument: Equatable, Sendable {
    package var place: SearchPlace
    package var repository: String
    package var time: Timestamp
    package var kind: SearchKind
    /// As it was said: hostile until escaped.
    package var text: String

    package init(place: SearchPlace, repository: String, time: Timestamp, kind: SearchKind, text: String) {
        self.place = place
        self.repository = repository
        self.time = time
        self.kind = kind
        self.text = text
    }
}
