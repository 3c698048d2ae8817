import API
import ArgumentParser
import Domain

/// `signalbox abandon L-1 --reason CODE`
struct AbandonCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "abandon",
        abstract: "Give the lane up; what it made stays in a snapshot.",
        discussion: "Reason codes: \(DecisionKind.abandon.reasons.joined(separator: ", ")); a workspace may add its own.")

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try await decision.decide(.abandon, context)
    }
}
