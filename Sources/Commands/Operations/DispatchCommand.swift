import API
import ArgumentParser
import Domain

/// `signalbox dispatch T-1...`
struct DispatchCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "dispatch", abstract: "Start a lane for each target; lanes over the limits wait in the queue.")

    @Argument(help: "The targets, such as T-1.")
    var targets: [TargetID] = []

    @Option(name: .long, help: ArgumentHelp("The agent definition to use instead of the target's own.", valueName: "agent"))
    var agent: String?

    @Option(name: .long, help: ArgumentHelp("The best so many of 'signalbox next'.", valueName: "n"))
    var ready: Int?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard targets.isEmpty != (ready == nil) else { throw ValidationError("name targets, or say --ready N") }
        if let ready, ready < 1 { throw ValidationError("--ready is at least 1") }
    }

    func run(_ context: CommandContext) async throws {
        try context.refuseInsideJob()
        let chosen = try await chosen(context)
        let lanes = chosen.isEmpty ? [] : try await context.call(Endpoints.dispatch, DispatchRequest(targets: chosen, agent: agent))
        try context.show(lanes, quiet: lanes.map { "\($0.id)" }) {
            guard !lanes.isEmpty else { return [Styled("no target is ready; 'signalbox next' says what they wait for", .faint)] }
            return lanes.map { lane in
                Styled("\(lane.id)", .name) + Styled(" for \(lane.target): \(lane.title)")
                    + Styled(lane.waitingFor.map { " (waits: \($0))" } ?? "", .faint)
            }
        }
    }

    private func chosen(_ context: CommandContext) async throws -> [TargetID] {
        guard let ready else { return targets }
        // Targets that wait stand among the ranked ones, so the limit cannot be the number that is wanted.
        let ranked = try await context.call(Endpoints.next, NextQuery(limit: 10_000))
        return Array(ranked.filter(\.ready).map(\.target).prefix(ready))
    }
}
