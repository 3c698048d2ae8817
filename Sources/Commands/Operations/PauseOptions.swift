import API
import ArgumentParser
import Domain

/// One lane or all of them.
struct PauseOptions: ParsableArguments {
    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID?

    @Flag(name: .long, help: "Every lane.")
    var all = false

    func validate() throws {
        guard (lane == nil) == all else { throw ValidationError("name a lane, or say --all") }
    }

    func set(paused: Bool, _ context: CommandContext) async throws {
        let lanes = try await context.call(Endpoints.pause, PauseRequest(lane: lane, paused: paused))
        try context.show(lanes, quiet: lanes.map { "\($0.id)" }) {
            lanes.isEmpty
                ? [Styled("no lane to \(paused ? "pause" : "resume")", .faint)]
                : lanes.map { LaneLine.after(paused ? "paused" : "resumed", $0) }
        }
    }
}
