import API
import ArgumentParser
import Domain

/// `signalbox lane gates L-1`
struct LaneGatesCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "gates", abstract: "Run gates of the current candidate again.",
        discussion: "Every attempt stays on record: a gate that passes in one attempt and not in another is flaky, and flaky is not green.")

    @Argument(help: "The lane, such as L-1.")
    var lane: LaneID

    @Option(name: .long, parsing: .upToNextOption, help: ArgumentHelp("These gates. (default: those that did not pass)", valueName: "gate"))
    var again: [String] = []

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let lane = try await context.call(Endpoints.rerunGates, on: lane, GatesRequest(gates: CommaList.split(again)))
        try context.show(lane, quiet: ["\(lane.id)"]) {
            [Styled("\(lane.id)", .name) + " gates run again"] + (lane.candidate.map { GateTable.lines($0, context.console.face) } ?? [])
        }
    }
}
