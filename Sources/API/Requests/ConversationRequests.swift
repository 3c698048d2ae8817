package import Domain

/// An answer to what an agent waits for.
package struct AnswerRequest: BodyRequest {
    package var verdict: Answer.Verdict
    /// Words for the agent; the answer to a question.
    package var message: String

    package init(verdict: Answer.Verdict, message: String = "") {
        self.verdict = verdict
        self.message = message
    }
}

/// Words for a lane's agent.
package struct MessageRequest: BodyRequest {
    package var text: String
    /// Whether what the agent is doing is interrupted for it.
    package var interrupts: Bool

    package init(text: String, interrupts: Bool = false) {
        self.text = text
        self.interrupts = interrupts
    }
}

/// Ends what runs in every lane that the scope covers.
package struct StopRequest: BodyRequest {
    package var scope: HoldScope

    package init(scope: HoldScope) { self.scope = scope }
}

/// Holds a lane, or everything that a scope covers, or lets it go on. One of the two is given.
package struct PauseRequest: BodyRequest {
    package var lane: LaneID?
    package var scope: HoldScope?
    package var paused: Bool

    package init(lane: LaneID? = nil, scope: HoldScope? = nil, paused: Bool) {
        self.lane = lane
        self.scope = scope
        self.paused = paused
    }
}

/// Which entries of a transcript to read.
package struct TranscriptQuery: QueryRequest {
    /// Nil means the newest turn.
    package var turn: Int?
    /// A review instead of a turn.
    package var review: Int?
    /// The number of the first entry.
    package var from: Int
    /// Stay until the turn ends.
    package var follow: Bool

    package init(turn: Int? = nil, review: Int? = nil, from: Int = 1, follow: Bool = false) {
        self.turn = turn
        self.review = review
        self.from = from
        self.follow = follow
    }

    package init(_ query: Query) throws(WireError) {
        try query.expect(only: "turn", "review", "from", "follow")
        self.init(
            turn: try query.value("turn"), review: try query.value("review"), from: try query.value("from") ?? 1,
            follow: try query.value("follow") ?? false)
    }

    package var query: Query {
        var query = Query()
        query.add("turn", turn)
        query.add("review", review)
        query.add("from", from)
        if follow { query.add("follow", true) }
        return query
    }
}
