/// What a lane is doing now, from its state and what its agent was last seen to do.
package enum LaneActivity {
    /// Nil when nothing happens in it.
    ///
    /// - Parameters:
    ///   - agent: of the open turn; nil when nothing of it was seen yet.
    ///   - isHeld: whether it is paused.
    package static func of(_ lane: Lane, agent: AgentActivity?, isHeld: Bool) -> Activity? {
        if isHeld, !lane.phase.isEnd { return Activity(text: "paused", since: agent?.current.since ?? lane.phaseSince) }
        if let run = lane.deliveries.last(where: { $0.endedAt == nil }) {
            return Activity(
                words: "\(run.name == run.step.rawValue ? run.name : "\(run.step.rawValue) \(run.name)") running", since: run.startedAt)
        }
        switch lane.phase {
        case .preparing: return Activity(text: "preparing the worktree", since: lane.phaseSince)
        case .working: return working(lane, agent)
        case .gating: return gating(lane)
        case .publishing: return Activity(text: "publishing the pull request", since: lane.phaseSince)
        case .landing: return Activity(text: "landing", since: lane.phaseSince)
        case .queued, .inspecting, .approved, .landed, .deploying, .verifying, .done, .abandoned, .rejected, .rolledBack: return nil
        }
    }

    private static func working(_ lane: Lane, _ agent: AgentActivity?) -> Activity? {
        guard let turn = lane.openTurn else { return nil }
        let asks = lane.openAsks.filter { $0.turn == turn.number }
        if let first = asks.first {
            return Activity(text: "waiting for answer \(asks.map(\.id.description).joined(separator: ", "))", since: first.at)
        }
        return agent?.current ?? Activity(text: "starting", since: turn.startedAt)
    }

    private static func gating(_ lane: Lane) -> Activity? {
        let reviews = lane.openReviews
        if let first = reviews.first {
            let names = reviews.map(\.start.reviewer).joined(separator: ", ")
            return Activity(words: "\(reviews.count == 1 ? "reviewer" : "reviewers") \(names) reading", since: first.startedAt)
        }
        let number = lane.candidate?.number
        let running = lane.gateRuns.filter { $0.candidate == number && $0.endedAt == nil }
        guard let first = running.map(\.startedAt).min() else { return nil }
        let names = running.map(\.gate).joined(separator: ", ")
        return Activity(words: "\(running.count == 1 ? "gate" : "gates") \(names) running", since: first)
    }
}
