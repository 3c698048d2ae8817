import API
import ArgumentParser
import Domain

/// Why a decision is made.
struct ReasonOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Why, as a code.", valueName: "code"))
    var reason: String?

    @Option(name: [.short, .long], help: ArgumentHelp("Why, in words.", valueName: "text"))
    var message: String = ""

    /// The code; throws when there is none.
    func code(_ kind: DecisionKind) throws -> String {
        guard let reason, !reason.isEmpty else {
            throw CommandFailure(.usage, "\(kind.rawValue) needs a reason: --reason \(Self.codes(kind)) (or a code of the workspace's own)")
        }
        return reason
    }

    /// Adds the codes every workspace knows to a refusal of a code that is none of them, unless the server has said them.
    static func withCodes(_ failure: CommandFailure, _ kind: DecisionKind, _ reason: String) -> CommandFailure {
        guard failure.status == .usage, !kind.reasons.contains(reason), !kind.reasons.allSatisfy(failure.message.contains) else {
            return failure
        }
        return CommandFailure(.usage, failure.message + "\nreason codes of \(kind.rawValue): \(codes(kind))")
    }

    private static func codes(_ kind: DecisionKind) -> String { kind.reasons.joined(separator: " | ") }
}
