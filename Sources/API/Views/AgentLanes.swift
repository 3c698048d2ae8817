package import Domain

/// What came of all lanes that ever were, by agent definition: one look at each.
package struct AgentLanes: Sendable {
    /// What came of the lanes of one definition, and of its reviews.
    struct Sum: Sendable {
        var figures = AgentFigures()
        /// Lanes that have not ended.
        var open: [(id: LaneID, brief: LaneBrief)] = []
        /// Nil when it never reviewed.
        var reviews: ReviewerFigures?
    }

    private var sums: [String: Sum] = [:]

    package init(_ model: ReadModel) {
        for lane in model.unsettledLanes {
            let brief = LaneBrief(lane)
            add(brief)
            if !brief.phase.isEnd { sums[brief.agent, default: Sum()].open.append((lane.id, brief)) }
        }
        for version in model.lanes.over.values {
            if let brief = version.brief { add(brief) }
        }
    }

    subscript(agent: String) -> Sum { sums[agent] ?? Sum() }

    private mutating func add(_ brief: LaneBrief) {
        sums[brief.agent, default: Sum()].figures.add(phase: brief.phase, turns: brief.turns)
        for review in brief.reviewers {
            if sums[review.reviewer, default: Sum()].reviews?.add(review.figures) == nil { sums[review.reviewer]?.reviews = review.figures }
        }
    }
}
