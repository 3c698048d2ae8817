import API
import Domain

/// The agent definitions in force.
enum AgentTable {
    static func lines(_ agents: [AgentView], _ face: Face) -> [Styled] {
        guard !agents.isEmpty else { return [Styled("no agents; agents/README.md shows how to write one", .faint)] }
        // A column of its own only where somebody reviews.
        let areReviewers = agents.contains { $0.reviews != nil }
        var table = Table(
            [
                .init("AGENT"), .init("ADAPTER"), .init("MODEL", shrinks: true), .init("SANDBOX"), .init("NETWORK", shrinks: true),
                .init("BUDGET", shrinks: true), .init("VERSION"), .init("LANDED", right: true), .init("LANES", shrinks: true),
            ] + (areReviewers ? [.init("REVIEWS", shrinks: true)] : []) + [.init("FILE", shrinks: true)])
        table.rows = agents.map { agent in
            let reviews = areReviewers ? [agent.reviews.map(AgentWords.reviews).map { Styled($0) } ?? Styled("-")] : []
            return [
                Styled(agent.name, .name), Styled(agent.adapter.rawValue), Styled(agent.model ?? "-"),
                Styled(agent.sandbox.rawValue, agent.sandbox == .off ? .warning : .plain), Styled(AgentWords.network(agent.network)),
                Styled(AgentWords.budget(agent.budget) ?? "-"), Styled(agent.version.map { "v\($0)" } ?? "-"),
                Styled("\(agent.figures.landed)/\(agent.figures.lanes)"), lanes(agent),
            ] + reviews + [Styled(agent.file == WorkspaceSchema.fileName ? "\(agent.file):\(agent.line)" : agent.file)]
        }
        return table.lines(face)
    }

    /// Those on the version in force by name alone, others with theirs.
    private static func lanes(_ agent: AgentView) -> Styled {
        guard !agent.lanes.isEmpty else { return Styled("-") }
        return agent.lanes.map { lane in
            lane.version == agent.version
                ? Styled("\(lane.lane)") : Styled("\(lane.lane)") + Styled("@\(lane.version.map { "v\($0)" } ?? "?")", .warning)
        }.joined(",")
    }
}
