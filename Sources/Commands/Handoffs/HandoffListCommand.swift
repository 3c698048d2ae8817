import API
import ArgumentParser
import Domain

/// `signalbox handoff list`
struct HandoffListCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "list", abstract: "Handoffs that nobody has decided, oldest first.")

    @Flag(name: .long, help: "List those that were scoped or declined too.")
    var all = false

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let handoffs = try await context.call(Endpoints.handoffs, ListQuery(all: all))
        try context.show(handoffs, quiet: handoffs.map { "\($0.id)" }) {
            handoffs.isEmpty ? [Styled(all ? "no handoff" : "no handoff waits for you", .faint)] : handoffs.map(HandoffScreen.line)
        }
    }
}
