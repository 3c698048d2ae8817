import API
import ArgumentParser
import Domain

/// `signalbox approve L-1 --reason CODE`
struct ApproveCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "approve",
        abstract: "Let the candidate land: you have seen every changed file and the gates are green.",
        discussion: "Reason codes: \(DecisionKind.approve.reasons.joined(separator: ", ")); a workspace may add its own.")

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var accepted: AcceptOptions
    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try await decision.decide(.approve, accept: accepted.words, context)
    }
}
