import API
import ArgumentParser
import Domain

/// `signalbox inbox`
struct InboxCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "inbox", abstract: "What agents wait for: permissions and questions, oldest first.")

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let asks = try await context.call(Endpoints.inbox)
        try context.show(asks, quiet: asks.map { "\($0.id)" }) {
            asks.isEmpty ? [Styled("no agent waits for you", .good)] : asks.flatMap { AskScreen(ask: $0, time: context.time).lines }
        }
    }
}
