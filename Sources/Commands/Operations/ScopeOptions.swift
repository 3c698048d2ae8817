import API
import ArgumentParser
import Domain

/// One lane, or everything of a kind.
struct ScopeOptions: ParsableArguments {
    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID?

    @Flag(name: .long, help: "Every lane, and those that are dispatched later.")
    var all = false

    @Option(name: .long, help: ArgumentHelp("Every lane of this repository.", valueName: "name"))
    var repo: String?

    @Option(name: .long, help: ArgumentHelp("Every lane of this agent definition.", valueName: "name"))
    var agent: String?

    @Option(name: .long, help: ArgumentHelp("Every lane of this risk.", valueName: "risk"))
    var risk: Risk?

    func validate() throws {
        let given = [lane != nil, all, repo != nil, agent != nil, risk != nil].count { $0 }
        guard given == 1 else { throw ValidationError("name one of: a lane, --repo NAME, --agent NAME, --risk RISK, --all") }
    }

    /// Nil when a lane is named.
    var scope: HoldScope? {
        if all { return .all }
        return repo.map { .repository($0) } ?? agent.map { .agent($0) } ?? risk.map { .risk($0) }
    }

    func set(paused: Bool, _ context: CommandContext) async throws {
        let lanes = try await context.call(Endpoints.pause, PauseRequest(lane: lane, scope: scope, paused: paused))
        try context.show(lanes, quiet: lanes.map { "\($0.id)" }) {
            let heading = scope.map { [Styled("\($0.words) \(paused ? "paused; it stays so until you resume it" : "resumed")")] } ?? []
            return heading + lanes.map { LaneLine.after(paused ? "paused" : "resumed", $0) }
        }
    }
}
