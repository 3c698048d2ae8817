import API
import ArgumentParser
import Domain

/// What the five decisions take.
struct DecisionOptions: ParsableArguments {
    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @Option(name: .long, help: ArgumentHelp("Why, as a code.", valueName: "code"))
    var reason: String?

    @Option(name: [.short, .long], help: ArgumentHelp("Why, in words.", valueName: "text"))
    var message: String = ""

    /// Records the decision and shows the lane.
    func decide(_ kind: DecisionKind, accept: [String] = [], _ context: CommandContext) async throws {
        try context.refuseInsideJob()
        guard let reason, !reason.isEmpty else {
            throw CommandFailure(.usage, "\(kind.rawValue) needs a reason: --reason \(Self.codes(kind)) (or a code of the workspace's own)")
        }
        let request = DecisionRequest(kind: kind, reason: reason, message: message, accept: accept)
        do {
            let lane = try await context.call(Endpoints.decide, on: lane, request)
            try context.show(lane, quiet: ["\(lane.id)"]) { Self.lines(lane, kind) }
        } catch {
            throw Self.withCodes(CommandFailure(error), kind, reason)
        }
    }

    /// Adds the codes every workspace knows to a refusal of a code that is none of them, unless the server has said them.
    static func withCodes(_ failure: CommandFailure, _ kind: DecisionKind, _ reason: String) -> CommandFailure {
        guard failure.status == .usage, !kind.reasons.contains(reason), !kind.reasons.allSatisfy(failure.message.contains) else {
            return failure
        }
        return CommandFailure(.usage, failure.message + "\nreason codes of \(kind.rawValue): \(codes(kind))")
    }

    private static func codes(_ kind: DecisionKind) -> String { kind.reasons.joined(separator: " | ") }

    private static func lines(_ lane: LaneView, _ kind: DecisionKind) -> [Styled] {
        let candidate = lane.decisions.last?.candidate.map { ", candidate \($0)" } ?? ""
        return [
            Styled("\(lane.id)", .name) + Styled(" \(kind.rawValue): recorded\(candidate)")
        ]
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
