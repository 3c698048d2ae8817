import ArgumentParser

/// A command of the operator's: it is parsed, asks the server, and shows the answer.
protocol OperatorCommand: AsyncParsableCommand {
    var shared: SharedOptions { get }
    func run(_ context: CommandContext) async throws
}

extension OperatorCommand {
    mutating func run() async throws {
        let command = self
        try await command.run(try CommandContext(shared))
    }
}
