import API
import ArgumentParser
import Domain

/// `signalbox attention [DAY]`
struct AttentionCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "attention", abstract: "What you looked at and decided on a day, and what is left of its minutes.")

    @Argument(help: "The day in the workspace's zone, such as 2026-11-23. (default: today)")
    var day: String?

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let day = try await context.call(Endpoints.attention, DayQuery(day: self.day))
        try context.show(day, quiet: day.hurried.rows.map { "\($0.lane)" }) { AttentionScreen(day: day).lines(context.console.face) }
    }
}
