import ArgumentParser

/// `signalbox repo …`
struct RepoCommand: ParsableCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "repo", abstract: "The repositories of the workspace.",
        subcommands: [RepoAddCommand.self, RepoListCommand.self, RepoSyncCommand.self])
}
