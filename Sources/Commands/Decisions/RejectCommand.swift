import API
import ArgumentParser
import Domain

/// `signalbox reject L-1 --reason CODE`
struct RejectCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "reject",
        abstract: "Refuse the lane's work for good.",
        discussion: "Reason codes: \(DecisionKind.reject.reasons.joined(separator: ", ")); a workspace may add its own.")

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try await decision.decide(.reject, context)
    }
}
