import API
import ArgumentParser
import Domain

/// `signalbox lane restore L-1`
struct LaneRestoreCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "restore", abstract: "Bring a lane's snapshot back into a folder of its own.")

    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @Option(name: .long, help: ArgumentHelp("A folder that does not exist yet. (default: one under the state folder)", valueName: "dir"))
    var into: String?

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let answer = try await context.call(Endpoints.restore, on: lane, RestoreRequest(folder: into.map(context.absolute)))
        // With -q the path alone, for `cd "$(signalbox lane restore L-1 -q)"`.
        try context.show(answer, quiet: [answer.path]) { [Styled("restored into ") + Styled(answer.path, .strong)] }
    }
}
