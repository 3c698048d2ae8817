import API
import ArgumentParser
import Domain

/// `signalbox agents list`
struct AgentsListCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "list", abstract: "List the agent definitions with their lanes.")

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let agents = try await context.call(Endpoints.agents)
        try context.show(agents, quiet: agents.map(\.name)) { AgentTable.lines(agents, context.console.face) }
    }
}
