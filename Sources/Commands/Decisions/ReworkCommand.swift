import API
import ArgumentParser
import Domain

/// `signalbox rework L-1 --reason CODE`
struct ReworkCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "rework",
        abstract: "Send the lane back to the agent with your words and comments.",
        discussion: "Reason codes: \(DecisionKind.rework.reasons.joined(separator: ", ")); a workspace may add its own.")

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try await decision.decide(.rework, context)
    }
}
