import API
import ArgumentParser
import Domain

/// What the five decisions take.
struct DecisionOptions: ParsableArguments {
    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @OptionGroup var reasons: ReasonOptions

    /// Records the decision and shows the lane.
    func decide(_ kind: DecisionKind, accept: [String] = [], _ context: CommandContext) async throws {
        try await Self.decide(lane, kind, reasons, accept: accept, context)
    }

    static func decide(
        _ lane: LaneID, _ kind: DecisionKind, _ reasons: ReasonOptions, accept: [String] = [], _ context: CommandContext
    ) async throws {
        try context.refuseInsideJob()
        let reason = try reasons.code(kind)
        let request = DecisionRequest(kind: kind, reason: reason, message: reasons.message, accept: accept)
        do {
            let lane = try await context.call(Endpoints.decide, on: lane, request)
            try context.show(lane, quiet: ["\(lane.id)"]) { Self.lines(lane, kind) }
        } catch {
            throw ReasonOptions.withCodes(CommandFailure(error), kind, reason)
        }
    }

    static func lines(_ lane: LaneView, _ kind: DecisionKind) -> [Styled] {
        let decision = lane.decisions.last
        let candidate = decision?.candidate.map { ", candidate \($0)" } ?? ""
        return [
            Styled("\(lane.id)", .name) + Styled(" \(kind.rawValue): recorded\(candidate)")
        ] + PaceLines.lines(decision?.pace, indent: 4)
    }
}

/// What a decision accepts knowingly.
struct AcceptOptions: ParsableArguments {
    /// The words that `--accept` knows.
    static let known = ["over-size", "outside-boundary"]

    @Option(
        name: .long,
        help: ArgumentHelp("Accept this knowingly: over-size, outside-boundary. (repeatable, or with commas)", valueName: "what"))
    var accept: [String] = []

    func validate() throws {
        for word in words where !Self.known.contains(word) {
            throw ValidationError("--accept knows \(Self.known.joined(separator: " and ")), not '\(word)'")
        }
    }

    var words: [String] { CommaList.split(accept) }
}
