import API
import ArgumentParser
import Domain

/// `signalbox land L-1`
struct LandCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "land", abstract: "Land an approved candidate; by itself after approve unless the policy says otherwise.")

    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let lane = try await context.call(Endpoints.land, on: lane)
        try context.show(lane, quiet: ["\(lane.id)"]) { [LaneLine.after("asked to land", lane)] }
    }
}
