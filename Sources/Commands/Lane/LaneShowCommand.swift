import API
import ArgumentParser
import Domain

/// `signalbox lane show L-1`
struct LaneShowCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(commandName: "show", abstract: "Everything about a lane on one screen.")

    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let lane = try await context.call(Endpoints.lane, on: lane)
        try context.show(lane, quiet: ["\(lane.id)"]) { LaneScreen(lane: lane, face: context.console.face, time: context.time).lines }
    }
}
