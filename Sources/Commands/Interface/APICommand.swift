import ArgumentParser

/// `signalbox api …`
struct APICommand: ParsableCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "api", abstract: "The interface that programs call.", subcommands: [APISchemaCommand.self])
}
