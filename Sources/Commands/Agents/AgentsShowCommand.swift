import API
import ArgumentParser
import Domain

/// `signalbox agents show NAME[@VERSION]`
struct AgentsShowCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "show", abstract: "A definition as it is written, what it comes to, and its versions.")

    @Argument(help: ArgumentHelp("The definition, with @ and a version for an older one.", valueName: "name"))
    var agent: AgentReference

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let view = try await context.call(Endpoints.agent, on: agent.name, AgentQuery(version: agent.version))
        try context.show(view, quiet: [view.digest]) { AgentScreen(view: view, time: context.time).lines }
    }
}
