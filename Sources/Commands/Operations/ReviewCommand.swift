import API
import ArgumentParser
import Domain

/// `signalbox review L-1`
struct ReviewCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "review", abstract: "Let the reviewers look at the current candidate again.",
        discussion: "The earlier review stays on record. One that completes takes the place of those before it by the same reviewer.")

    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("These reviewers. (default: those that are for the lane)", valueName: "name"))
    var reviewer: [String] = []

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let lane = try await context.call(Endpoints.rerunReviews, on: lane, ReviewersRequest(reviewers: CommaList.split(reviewer)))
        try context.show(lane, quiet: ["\(lane.id)"]) { [LaneLine.after("reviewers look again", lane)] }
    }
}
