import Domain

/// Watches that an agent gets on.
struct Guardian: Sendable {
    struct Finding {
        var words: String
        var retryAt: Timestamp?
    }

    init(_ conversation: Conversation) {}

    mutating func sawOutput(at time: Timestamp) {}
    mutating func saw(_ content: TranscriptContent, at time: Timestamp) {}
    mutating func paused(at time: Timestamp) {}
    mutating func check(at time: Timestamp, isWaiting: Bool) -> Finding? { nil }
}
