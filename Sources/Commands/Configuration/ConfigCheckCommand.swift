import API
import ArgumentParser
import Domain

/// `signalbox config check`
struct ConfigCheckCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "check", abstract: "Say everything that is wrong with signalbox.yaml, each with its place and remedy.")

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let workspace = try context.workspace()
        let problems = context.tools.check(workspace)
        try context.show(CheckDocument(file: workspace + "/signalbox.yaml", valid: problems.isEmpty, problems: problems)) {
            problems.isEmpty ? [Styled("signalbox.yaml is valid", .good)] : []
        }
        guard problems.isEmpty else {
            // With --json the document has said it.
            if !context.json { problems.forEach { context.console.note(Styled($0)) } }
            throw ArgumentParser.ExitCode(ExitStatus.usage.rawValue)
        }
    }
}

/// What `config check --json` prints.
struct CheckDocument: Codable {
    var file: String
    var valid: Bool
    var problems: [String]
}
