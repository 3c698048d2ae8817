import ArgumentParser

/// `signalbox target …`
struct TargetCommand: ParsableCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "target", abstract: "Write and look at targets: scoped pieces of work.",
        subcommands: [
            TargetAddCommand.self, TargetEditCommand.self, TargetListCommand.self, TargetShowCommand.self, TargetDropCommand.self,
            TargetImportCommand.self,
        ])
}
