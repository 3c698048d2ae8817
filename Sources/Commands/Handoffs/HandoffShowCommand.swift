import API
import ArgumentParser
import Domain

/// `signalbox handoff show H-1`
struct HandoffShowCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(commandName: "show", abstract: "Everything about a handoff.")

    @Argument(help: "The handoff, such as H-1.")
    var handoff: HandoffID

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let view = try await context.call(Endpoints.handoff, on: handoff)
        try context.show(view, quiet: ["\(view.id)"]) { HandoffScreen(handoff: view, time: context.time).lines }
    }
}
