import API
import ArgumentParser
import Domain

/// `signalbox approve L-1... --reason CODE`
struct ApproveCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "approve",
        abstract: "Let the candidate land: you have seen every changed file and the gates are green.",
        discussion: """
            Reason codes: \(DecisionKind.approve.reasons.joined(separator: ", ")); a workspace may add its own.
            Several lanes are decided one after the other, each by itself; with one of high risk among them nothing is decided.
            """)

    @Argument(help: "The lane, such as L-1, or several.")
    var lanes: [LaneID]

    @OptionGroup var reasons: ReasonOptions
    @OptionGroup var accepted: AcceptOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard lanes.count > 1, !accepted.words.isEmpty else { return }
        throw ValidationError("--accept is about one lane; what is out of bounds is approved lane by lane")
    }

    func run(_ context: CommandContext) async throws {
        if lanes.count == 1 { return try await DecisionOptions.decide(lanes[0], .approve, reasons, accept: accepted.words, context) }
        try context.refuseInsideJob()
        let reason = try reasons.code(.approve)
        let answer: BulkDecisionAnswer
        do {
            let request = BulkDecisionRequest(lanes: lanes, reason: reason, message: reasons.message)
            answer = try await context.call(Endpoints.decideMany, request)
        } catch {
            throw ReasonOptions.withCodes(CommandFailure(error), .approve, reason)
        }
        let table = BulkTable(answer: answer, lanes: lanes)
        try context.show(answer, quiet: answer.decided.map { "\($0.id)" }) { table.lines(context.console.face) }
        if let exit = table.exit { throw ArgumentParser.ExitCode(exit.rawValue) }
    }
}
