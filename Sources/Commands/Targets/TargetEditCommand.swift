import API
import ArgumentParser
import Domain

/// `signalbox target edit T-1`
struct TargetEditCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "edit", abstract: "Change a target; what is not given stays as it is.",
        discussion:
            "Lists (--after, --verify, --live-check) take the place of the old ones. Lanes keep what they were started with."
    )

    @Argument(help: "The target, such as T-1.")
    var target: TargetID

    @Option(name: .long, help: ArgumentHelp("One line.", valueName: "text"))
    var title: String?

    @OptionGroup var fields: TargetFields
    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try context.refuseInsideJob()
        let change = try fields.change(title: title, context)
        guard change != TargetChange() else {
            throw CommandFailure(.usage, "nothing to change: give at least one field, such as --title TEXT")
        }
        let edited = try await context.call(Endpoints.editTarget, on: target, change)
        try context.show(edited, quiet: ["\(edited.id)"]) { TargetScreen(target: edited, lanes: [], time: context.time).lines }
    }
}
