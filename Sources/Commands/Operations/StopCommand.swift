import API
import ArgumentParser
import Domain

/// `signalbox stop L-1`
struct StopCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "stop", abstract: "End the lane's running job, its whole process tree; the lane then asks you.")

    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let lane = try await context.call(Endpoints.stop, on: lane)
        try context.show(lane, quiet: ["\(lane.id)"]) { [LaneLine.after("stopped", lane)] }
    }
}
