import API
import ArgumentParser
import Domain

/// `signalbox target import FILE`
struct TargetImportCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "import", abstract: "Add all targets of a file (YAML or JSON), or none if one of them is wrong.")

    @Argument(help: "A list of targets.")
    var file: String

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try context.refuseInsideJob()
        let path = context.absolute(file)
        let drafts = try context.reading { try context.tools.readTargets(path) }
        guard !drafts.isEmpty else { throw CommandFailure(.usage, "\(path) holds no targets") }
        let targets = try await context.call(Endpoints.addTargets, AddTargetsRequest(targets: drafts))
        try context.show(targets, quiet: targets.map { "\($0.id)" }) {
            targets.map { Styled("\($0.id)", .name) + Styled("  \($0.repository)  \($0.title)") }
        }
    }
}
