import API
import ArgumentParser
import Domain

/// `signalbox rollback L-1`
struct RollbackCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "rollback", abstract: "Prepare the revert of a landed lane as a lane of its own, which you decide.")

    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let lane = try await context.call(Endpoints.rollback, on: lane)
        try context.show(lane, quiet: ["\(lane.id)"]) {
            [Styled("\(lane.id)", .name) + Styled(" reverts \(lane.reverts.map { "\($0)" } ?? "it"); inspect and decide it as any lane")]
        }
    }
}
