import ArgumentParser
import Domain

/// `signalbox init [DIR]`
struct InitCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "init", abstract: "Make a workspace: a folder with a commented signalbox.yaml, itself a git repository.")

    @Argument(help: ArgumentHelp("The folder. (default: this one)", valueName: "dir"))
    var dir: String?

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let folder = context.absolute(dir ?? context.workspaceOption ?? ".")
        let written = try context.reading { try context.tools.initialize(folder) }
        try context.show(InitDocument(workspace: folder, written: written), quiet: [folder]) {
            written.map { Styled("wrote ", .faint) + Styled($0) } + [
                Styled("next: ") + Styled("signalbox repo add NAME PATH_OR_URL", .name)
                    + Styled(dir == nil ? "" : " (in that folder, or with --workspace)", .faint)
            ]
        }
    }
}

/// What `init --json` prints.
struct InitDocument: Codable {
    var workspace: String
    var written: [String]
}
