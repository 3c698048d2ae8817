/// What is looked for.
package struct SearchQuestion: Equatable, Sendable {
    /// As it was typed; see ``SearchWords``.
    package var text: String
    package var lane: LaneID?
    package var repository: String?
    package var limit: Int
    /// Only hits older than this one, by ``SearchHit/id``.
    package var before: Int64?

    package static let limits = 1...200

    package init(text: String, lane: LaneID? = nil, repository: String? = nil, limit: Int = 50, before: Int64? = nil) {
        self.text = text
        self.lane = lane
        self.repository = repository
        self.limit = limit
        self.before = before
    }
}
