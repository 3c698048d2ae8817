import API
import ArgumentParser
import Domain

/// `signalbox notify test`
struct NotifyTestCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "test", abstract: "Send a test message, and say what came back.")

    @Argument(help: "The destination's name. (default: all)")
    var destination: String?

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        let tests = try await context.call(Endpoints.testDestinations, NotifyTestRequest(destination: destination))
        try context.show(tests, quiet: tests.filter { !$0.delivered }.map(\.destination)) {
            tests.map { test in
                Styled(test.delivered ? "delivered " : "FAILED ", test.delivered ? .good : .bad) + Styled(test.destination, .strong)
                    + Styled("  " + test.detail)
            }
        }
        if tests.contains(where: { !$0.delivered }) { throw ArgumentParser.ExitCode(ExitStatus.failed.rawValue) }
    }
}
