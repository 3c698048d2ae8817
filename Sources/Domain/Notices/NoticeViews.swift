/// A destination of notifications and how that goes, without anything secret.
package struct DestinationView: Codable, Equatable, Sendable {
    package var name: String
    package var kind: NotifyDestination.Kind
    /// `https://ntfy.example.org`: the path may be a secret.
    package var server: String
    package var actions: Bool
    /// Messages that were taken.
    package var delivered: Int
    package var deliveredAt: Timestamp?
    /// What waits to be told and is in no message yet.
    package var waiting: Int
    /// When the message under way is tried again, or a new one after a failure.
    package var nextTryAt: Timestamp?
    /// Why the last try did not succeed; nil when it did.
    package var problem: String?

    package init(
        name: String, kind: NotifyDestination.Kind, server: String, actions: Bool, delivered: Int, deliveredAt: Timestamp?, waiting: Int,
        nextTryAt: Timestamp?, problem: String?
    ) {
        self.name = name
        self.kind = kind
        self.server = server
        self.actions = actions
        self.delivered = delivered
        self.deliveredAt = deliveredAt
        self.waiting = waiting
        self.nextTryAt = nextTryAt
        self.problem = problem
    }
}

/// What came of a test message.
package struct NoticeTest: Codable, Equatable, Sendable {
    package var destination: String
    package var delivered: Bool
    /// What the server at the other end answered, or why there is no answer, in words.
    package var detail: String

    package init(destination: String, delivered: Bool, detail: String) {
        self.destination = destination
        self.delivered = delivered
        self.detail = detail
    }
}

/// What an action of a message did.
package struct NoticeActionDone: Codable, Equatable, Sendable {
    package var ask: AskID
    package var verdict: Answer.Verdict
    package var lane: LaneID

    package init(ask: AskID, verdict: Answer.Verdict, lane: LaneID) {
        self.ask = ask
        self.verdict = verdict
        self.lane = lane
    }
}
