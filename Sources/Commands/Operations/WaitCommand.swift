import API
import ArgumentParser
import Domain

/// `signalbox wait L-1 --phase PHASE`
struct WaitCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "wait", abstract: "Wait until a lane has come to a phase, or past it.",
        discussion: "Ends with 4 when the lane needs you first, and with 1 when it ended elsewhere or the time is up.")

    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @Option(name: .long, help: ArgumentHelp("The phase to wait for.", valueName: "phase"))
    var phase: Phase

    @Option(name: .long, help: ArgumentHelp("Give up after so many seconds. (default: never)", valueName: "seconds"))
    var timeout: Double?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if let timeout, !(timeout >= 0) { throw ValidationError("--timeout is a number of seconds, not negative") }
    }

    func run(_ context: CommandContext) async throws {
        let answer = try await context.call(Endpoints.waitForPhase, on: lane, WaitQuery(phase: phase, timeoutSeconds: timeout))
        try context.show(answer, quiet: []) { Self.lines(answer, phase) }
        // The answer says it all; on standard error there is nothing to add.
        if answer.outcome != .reached { throw ArgumentParser.ExitCode(answer.outcome.exitCode.rawValue) }
    }

    static func lines(_ answer: WaitAnswer, _ phase: Phase) -> [Styled] {
        let lane = answer.lane
        let name = Styled("\(lane.id)", .name)
        switch answer.outcome {
        case .reached: return [name + Styled(" is \(lane.phase.rawValue)")]
        case .timedOut: return [name + Styled(" is still \(lane.phase.rawValue): the time is up", .warning)]
        case .ended: return [name + Styled(" ended \(lane.phase.rawValue) and never comes to \(phase.rawValue)", .warning)]
        case .needsOperator:
            let why = lane.attention.map { "\($0.reason.rawValue): \($0.detail)" } ?? (lane.paused ? "paused" : lane.phase.rawValue)
            return [name + Styled(" needs you first: ", .warning) + Styled(why)] + Remedy.lines(Remedy.remedies(for: lane), indent: 2)
        }
    }
}
