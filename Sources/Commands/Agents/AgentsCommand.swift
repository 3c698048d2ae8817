import ArgumentParser

/// `signalbox agents …`
struct AgentsCommand: ParsableCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "agents", abstract: "Agent definitions and their versions.",
        subcommands: [AgentsListCommand.self, AgentsShowCommand.self, AgentsDiffCommand.self, AgentsRollbackCommand.self])
}
