import ArgumentParser

/// `signalbox handoff …`
struct HandoffCommand: ParsableCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "handoff", abstract: "Work that agents propose for other repositories.",
        subcommands: [
            HandoffListCommand.self, HandoffShowCommand.self, HandoffScopeCommand.self, HandoffDeclineCommand.self,
        ])
}
