import API
import ArgumentParser
import Domain

/// `signalbox inbox`
struct InboxCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "inbox", abstract: "What agents wait for and propose: permissions, questions and handoffs, oldest first.")

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let items = try await context.call(Endpoints.inbox)
        try context.show(items, quiet: items.map(\.id)) {
            items.isEmpty ? [Styled("no agent waits for you", .good)] : items.flatMap { lines($0, context.time) }
        }
    }

    private func lines(_ item: InboxItem, _ time: TimeText) -> [Styled] {
        switch item {
        case .ask(let ask): AskScreen(ask: ask, time: time).lines
        case .handoff(let handoff): HandoffScreen(handoff: handoff, time: time).lines
        }
    }
}
