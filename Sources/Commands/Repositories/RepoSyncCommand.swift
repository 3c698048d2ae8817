import API
import ArgumentParser
import Domain

/// `signalbox repo sync [NAME]`
struct RepoSyncCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "sync", abstract: "Fetch from the remotes, one fetch for each repository.")

    @Argument(help: "One repository. (default: all)")
    var name: String?

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try await context.progress(StreamEndpoints.syncRepository, SyncRepositoryRequest(name: name))
        let repositories = try await context.call(Endpoints.repositories).filter { name == nil || $0.name == name }
        try context.show(repositories, quiet: repositories.map(\.name)) {
            RepoListCommand.lines(repositories, context.console.face, context.time)
        }
    }
}
