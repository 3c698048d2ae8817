import API
import ArgumentParser
import Domain

/// `signalbox target drop T-1`
struct TargetDropCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "drop", abstract: "Give up a target that has no lane at work.")

    @Argument(help: "The target, such as T-1.")
    var target: TargetID

    @Option(name: [.short, .long], help: ArgumentHelp("Why.", valueName: "text"))
    var message = ""

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let dropped = try await context.call(Endpoints.dropTarget, on: target, DropTargetRequest(reason: message))
        try context.show(dropped, quiet: ["\(dropped.id)"]) { [Styled("\(dropped.id)", .name) + Styled(" dropped: \(dropped.title)")] }
    }
}
