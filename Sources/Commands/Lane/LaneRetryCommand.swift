import API
import ArgumentParser
import Domain

/// `signalbox lane retry L-1`
struct LaneRetryCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "retry", abstract: "Another try at what failed: setup, a turn, deploy, smoke.")

    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let lane = try await context.call(Endpoints.retry, on: lane)
        try context.show(lane, quiet: ["\(lane.id)"]) { [LaneLine.after("another try", lane)] }
    }
}
