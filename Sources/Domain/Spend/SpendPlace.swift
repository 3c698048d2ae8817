/// Where something was used.
package struct SpendPlace: Hashable, Sendable {
    /// The agent definition.
    package var agent: String
    package var lane: LaneID
    package var turn: Int
    package var target: TargetID
    /// The day in the workspace's zone, `2026-11-23`.
    package var day: String

    package init(agent: String, lane: LaneID, turn: Int, target: TargetID, day: String) {
        self.agent = agent
        self.lane = lane
        self.turn = turn
        self.target = target
        self.day = day
    }

    var scopes: [SpendScope] {
        [.turn(lane, turn), .lane(lane), .target(target), .day(day), .agentDay(agent, day: day), .agent(agent)]
    }

    /// Whether it is one of ``scopes``.
    func isIn(_ scope: SpendScope) -> Bool {
        switch scope {
        case .turn(let lane, let turn): self.lane == lane && self.turn == turn
        case .lane(let lane): self.lane == lane
        case .target(let target): self.target == target
        case .day(let day): self.day == day
        case .agentDay(let agent, let day): self.day == day && self.agent == agent
        case .agent(let agent): self.agent == agent
        }
    }
}

/// What a sum is over.
package enum SpendScope: Hashable, Sendable {
    case turn(LaneID, Int)
    case lane(LaneID)
    case target(TargetID)
    case day(String)
    /// All lanes of an agent definition on one day.
    case agentDay(String, day: String)
    /// All lanes of an agent definition.
    case agent(String)
}
