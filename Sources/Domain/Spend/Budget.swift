/// What may be used before the work is stopped. Nil means no limit.
package struct Budget: Codable, Equatable, Sendable {
    package var tokens: Int?
    package var money: Money?
    /// Minutes in which agents were at work: neither the time that a lane waited, nor that in which its agent was paused or waited for an answer.
    package var minutes: Int?

    package init(tokens: Int? = nil, money: Money? = nil, minutes: Int? = nil) {
        self.tokens = tokens
        self.money = money
        self.minutes = minutes
    }

    package var isEmpty: Bool { tokens == nil && money == nil && minutes == nil }
}

/// What an agent definition may use: in one turn, in one lane, and in all of its lanes of one day.
package struct AgentBudget: Codable, Equatable, Sendable {
    package var turn: Budget
    package var lane: Budget
    package var day: Budget

    package init(turn: Budget = Budget(), lane: Budget = Budget(), day: Budget = Budget()) {
        self.turn = turn
        self.lane = lane
        self.day = day
    }
}
