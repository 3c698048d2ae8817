import API
import ArgumentParser
import Domain

/// `signalbox status`, and `signalbox` alone
struct StatusCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "status", abstract: "What needs you, most urgent first, and where everything else stands.")

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let status = try await context.call(Endpoints.status)
        try context.show(status, quiet: status.needsOperator.map { "\($0.id)" }) {
            StatusScreen(status: status, face: context.console.face, time: context.time).lines
        }
    }
}
