import API
import ArgumentParser
import Domain

/// `signalbox repo add NAME PATH_OR_URL`
struct RepoAddCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "add", abstract: "Add a repository to signalbox.yaml and make its mirror.",
        discussion: """
            Looks at the repository and proposes gates and boundaries as commented configuration. A repository without a gate is not green \
            by absence: landing needs an override.
            """)

    @Argument(help: "The name it has in the workspace.")
    var name: String

    @Argument(help: ArgumentHelp("A path, or a URL that git can clone.", valueName: "path-or-url"))
    var location: String

    @Option(name: .long, help: ArgumentHelp("A gate and its command. (repeatable)", valueName: "name=command"))
    var gate: [String] = []

    @OptionGroup var shared: SharedOptions

    func validate() throws { _ = try Self.gates(gate) }

    func run(_ context: CommandContext) async throws {
        let place = RepositoryPlace.isURL(location) ? location : context.absolute(location)
        try await context.progress(
            StreamEndpoints.addRepository, AddRepositoryRequest(name: name, location: place, gates: try Self.gates(gate)))
        let repositories = try await context.call(Endpoints.repositories)
        guard let added = repositories.first(where: { $0.name == name }) else {
            throw CommandFailure(.failed, "the server added \(name) but does not list it; see 'signalbox status'")
        }
        try context.show(added, quiet: [added.name]) {
            var lines = [
                Styled(added.name, .name) + Styled(" added: \(added.branch ?? "no branch") at \(added.head.map(CommitWords.short) ?? "-")")
            ]
            if added.gates.isEmpty {
                lines.append(
                    Styled("it has no gate yet, so landing needs an override; signalbox.yaml has proposals as comments", .warning))
            }
            return lines
        }
    }

    /// Gates by name, from `NAME=COMMAND`.
    static func gates(_ texts: [String]) throws -> [String: String] {
        var gates: [String: String] = [:]
        for text in texts {
            guard let equals = text.firstIndex(of: "="), equals > text.startIndex, !text[text.index(after: equals)...].isEmpty else {
                throw ValidationError("--gate is NAME=COMMAND, not '\(text)'")
            }
            let name = String(text[..<equals])
            guard gates.updateValue(String(text[text.index(after: equals)...]), forKey: name) == nil else {
                throw ValidationError("the gate '\(name)' is given twice")
            }
        }
        return gates
    }
}
