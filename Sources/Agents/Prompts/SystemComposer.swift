package import Domain

/// Writes what an agent is told beside its prompt: its definition's own words, the rules of its lane, what happened so far, and who else is at
/// work in the repository. Composed anew for every turn. Pure.
package enum SystemComposer {
    /// Another lane of the same repository that has not ended.
    package struct Neighbour: Equatable, Sendable {
        package var lane: LaneID
        package var title: String
        package var boundary: String?
        package var phase: Phase

        package init(lane: LaneID, title: String, boundary: String?, phase: Phase) {
            self.lane = lane
            self.title = title
            self.boundary = boundary
            self.phase = phase
        }
    }

    package static func compose(
        agent: AgentConfiguration, lane: Lane, turn: Int, branch: String, port: Int, neighbours: [Neighbour], hasTools: Bool,
        limits: [BudgetLeft] = []
    ) -> String {
        var parts: [String] = []
        if !agent.instructions.isEmpty { parts.append(agent.instructions) }
        var rules = [
            "# Your lane",
            "You work alone in lane \(lane.id) on \(lane.start.target), in a worktree of \(lane.start.repository) on branch \(branch).",
            "- Commit your work on this branch. Only what is committed counts; your own account of it is kept as a claim.",
            "- Do not push, do not change branches, do not touch git's configuration. Landing is the operator's decision.",
            "- If you start servers, use the ports \(port) to \(port + 9).",
        ]
        if let boundary = lane.start.boundary {
            rules.append("- Your boundary is \(boundary): change only \(lane.start.paths.joined(separator: ", ")).")
        }
        rules.append("- Keep it small: at most \(lane.start.maxFiles) files and \(lane.start.maxLines) changed lines.")
        if hasTools {
            rules.append(
                "- The tools of the server 'signalbox' reach the operator: report progress, ask when you cannot decide, "
                    + "propose a handoff for work in another repository, read the other repositories, run the gates.")
        }
        parts.append(rules.joined(separator: "\n"))
        if !limits.isEmpty { parts.append(self.limits(limits)) }
        if turn > 1 { parts.append(history(lane, before: turn)) }
        let handoffs = HandoffWords.lines(lane)
        if !handoffs.isEmpty { parts.append((["# Your handoffs to other repositories"] + handoffs).joined(separator: "\n")) }
        if !neighbours.isEmpty {
            let lines = neighbours.map { "- \($0.lane) \($0.title)\($0.boundary.map { " (boundary \($0))" } ?? ""), \($0.phase.rawValue)" }
            parts.append((["# Others at work in this repository"] + lines).joined(separator: "\n"))
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// Limits and no goals: what is not used is nobody's loss.
    private static func limits(_ limits: [BudgetLeft]) -> String {
        (["# Your limits", "Whichever is used up first stops your turn in its middle; commit before that. At the beginning of this turn:"]
            + limits.map { "- \($0)" }).joined(separator: "\n")
    }

    private static func history(_ lane: Lane, before turn: Int) -> String {
        let lines = lane.turns.filter { $0.number < turn }.suffix(8).map { turn -> String in
            guard let outcome = turn.outcome else { return "- Turn \(turn.number) (\(turn.cause.rawValue))" }
            let detail = outcome.detail.isEmpty ? "" : ": \(outcome.detail)"
            return
                "- Turn \(turn.number) (\(turn.cause.rawValue)): \(outcome.ending.rawValue), \(CountWords.text(outcome.newCommits, "new commit"))\(detail)"
        }
        let decisions = lane.decisions.suffix(5).map {
            "- The operator: \($0.kind.rawValue), \($0.reason)\($0.message.isEmpty ? "" : ": \($0.message)")"
        }
        return (["# What happened so far in this lane"] + lines + decisions).joined(separator: "\n")
    }
}
