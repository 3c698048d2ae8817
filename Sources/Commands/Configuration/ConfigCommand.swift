import ArgumentParser

/// `signalbox config …`
struct ConfigCommand: ParsableCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "config", abstract: "The workspace's configuration file.",
        subcommands: [ConfigSchemaCommand.self, ConfigCheckCommand.self])
}
