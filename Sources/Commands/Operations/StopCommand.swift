import API
import ArgumentParser
import Domain

/// `signalbox stop L-1`
struct StopCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "stop", abstract: "End what runs, whole process trees; the lanes then ask you.")

    @OptionGroup var which: ScopeOptions
    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        guard let scope = which.scope else {
            guard let id = which.lane else { return }
            let lane = try await context.call(Endpoints.stop, on: id)
            return try context.show(lane, quiet: ["\(lane.id)"]) { [LaneLine.after("stopped", lane)] }
        }
        let lanes = try await context.call(Endpoints.stopScope, StopRequest(scope: scope))
        try context.show(lanes, quiet: lanes.map { "\($0.id)" }) {
            lanes.isEmpty ? [Styled("nothing runs in \(scope.words)", .faint)] : lanes.map { LaneLine.after("stopped", $0) }
        }
    }
}
