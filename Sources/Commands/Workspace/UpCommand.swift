import API
import ArgumentParser
import Client
import Domain

/// `signalbox up`
struct UpCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "up", abstract: "Start the workspace's server; every command does so when it is needed.")

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try context.refuseInsideJob()
        let outcome = try await context.starter().ensureRunning()
        let status = try await context.client().call(Endpoints.status)
        try context.show(status, quiet: ["\(status.pid)"]) {
            [
                Styled(outcome == .running ? "the server was running" : "the server is up", .good)
                    + Styled(" · pid \(status.pid) · version \(status.version)"),
                Styled("workspace ", .faint) + Styled(status.workspace),
            ]
        }
    }
}
