import API
import ArgumentParser
import Domain

/// `signalbox handoff scope H-1`
struct HandoffScopeCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "scope", abstract: "Make a target of a handoff, in the repository that it names.",
        discussion:
            "Title and intent are the proposal's unless they are given. A blocking handoff lands before the target of the lane that proposed it."
    )

    @Argument(help: "The handoff, such as H-1.")
    var handoff: HandoffID

    @Option(name: .long, help: ArgumentHelp("One line. (default: the first line of the need)", valueName: "text"))
    var title: String?

    @OptionGroup var fields: TargetFields
    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try context.refuseInsideJob()
        let change = try fields.change(title: title, context)
        let view = try await context.call(Endpoints.scopeHandoff, on: handoff, change)
        guard let target = view.target else { throw CommandFailure(.failed, "the server made no target and said nothing") }
        try context.show(view, quiet: ["\(target)"]) {
            [
                Styled("\(view.id)", .name) + Styled(" is now ") + Styled("\(target)", .name) + Styled(" in \(view.repository)")
                    + Styled(view.blocking ? ", before the target of \(view.lane)" : "")
                    + Styled("  (signalbox dispatch \(target))", .faint)
            ]
        }
    }
}
