import API
import ArgumentParser
import Domain

/// `signalbox override L-1 --reason CODE`
struct OverrideCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "override",
        abstract: "Let the candidate land against gates that are not green; the ledger and every report say so.",
        discussion: "Reason codes: \(DecisionKind.override.reasons.joined(separator: ", ")); a workspace may add its own.")

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var accepted: AcceptOptions
    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try await decision.decide(.override, accept: accepted.words, context)
    }
}
