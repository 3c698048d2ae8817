import API
import ArgumentParser
import Domain

/// `signalbox handoff decline H-1`
struct HandoffDeclineCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "decline", abstract: "Say no to a handoff; its agent reads why in its next turn.")

    @Argument(help: "The handoff, such as H-1.")
    var handoff: HandoffID

    @Option(name: [.short, .long], help: ArgumentHelp("Why, in words for the agent.", valueName: "text"))
    var message: String

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if message.allSatisfy(\.isWhitespace) { throw ValidationError("-m says why, in words for the agent") }
    }

    func run(_ context: CommandContext) async throws {
        let view = try await context.call(Endpoints.declineHandoff, on: handoff, DeclineHandoffRequest(reason: message))
        try context.show(view, quiet: ["\(view.id)"]) { [Styled("\(view.id)", .name) + Styled(" declined")] }
    }
}
