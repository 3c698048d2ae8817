/// What a money budget is worth when neither the agent program reports a cost nor the price table has its model.
package enum UnknownCost: String, Codable, CaseIterable, Sendable {
    /// The turn starts with a warning: its tokens and minutes are counted, its money is not.
    case warn
    /// The turn does not start.
    case refuse
}

/// The `budget` section of `signalbox.yaml`: limits for every agent definition together.
package struct WorkspaceBudget: Codable, Equatable, Sendable {
    /// For each turn.
    package var turn: Budget
    /// For each lane.
    package var lane: Budget
    /// For all lanes of a target together. A target may have a budget of its own beside it.
    package var target: Budget
    /// For everything on one day.
    package var day: Budget
    package var unknownCost: UnknownCost

    package init(
        turn: Budget = Budget(), lane: Budget = Budget(), target: Budget = Budget(), day: Budget = Budget(),
        unknownCost: UnknownCost = .warn
    ) {
        self.turn = turn
        self.lane = lane
        self.target = target
        self.day = day
        self.unknownCost = unknownCost
    }
}
