import API
import ArgumentParser
import Domain

/// `signalbox repo list`
struct RepoListCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(commandName: "list", abstract: "List the repositories.")

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let repositories = try await context.call(Endpoints.repositories)
        try context.show(repositories, quiet: repositories.map(\.name)) { Self.lines(repositories, context.console.face, context.time) }
    }

    static func lines(_ repositories: [RepositoryView], _ face: Face, _ time: TimeText) -> [Styled] {
        guard !repositories.isEmpty else { return [Styled("no repositories; 'signalbox repo add NAME PATH_OR_URL' adds one", .faint)] }
        var table = Table([
            .init("REPOSITORY"), .init("BRANCH"), .init("HEAD"), .init("SYNCED", right: true), .init("LANES", right: true),
            .init("GATES", shrinks: true), .init("BOUNDARIES", shrinks: true), .init("URL", shrinks: true),
        ])
        table.rows = repositories.map { repository in
            [
                Styled(repository.name, .name), Styled(repository.branch ?? "-"), Styled(repository.head.map(CommitWords.short) ?? "-"),
                Styled(repository.syncedAt.map { "\(time.age($0)) ago" } ?? "never"), Styled("\(repository.lanes)"),
                repository.gates.isEmpty ? Styled("none", .warning) : Styled(repository.gates.joined(separator: ",")),
                Styled(repository.boundaries.isEmpty ? "-" : repository.boundaries.joined(separator: ",")), Styled(repository.url),
            ]
        }
        return table.lines(face)
    }
}
