import API
import ArgumentParser
import Client
import Domain

/// `signalbox up`
struct UpCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "up", abstract: "Start the workspace's server; every command does so when it is needed.")

    @OptionGroup var shared: SharedOptions

    /// One that is just being killed may still be connected to, and then not answer: another one is started.
    private func reached(_ context: CommandContext) async throws -> (ServerStarter.Outcome, SignalboxClient, ServerStatus) {
        let starter = try context.starter()
        let client = try context.client()
        let first = try await context.ensureRunning(starter)
        do {
            return (first, client, try await client.call(Endpoints.status))
        } catch ClientError.notConnected, ClientError.unreachable {
            return (try await context.ensureRunning(starter), client, try await client.call(Endpoints.status))
        }
    }

    func run(_ context: CommandContext) async throws {
        try context.refuseInsideJob()
        let (outcome, client, status) = try await reached(context)
        // Where there is no control room, `status` says why.
        let link = try? await client.call(Endpoints.webLink)
        try context.show(status, quiet: ["\(status.pid)"]) {
            [
                Styled(outcome == .running ? "the server was running" : "the server is up", .good)
                    + Styled(" · pid \(status.pid) · version \(status.version)"),
                Styled("workspace ", .faint) + Styled(status.workspace),
                Styled("control room ", .faint)
                    + (link.map { Styled($0.url) + Styled(" · opens once, within ten minutes; 'signalbox web' gives another", .faint) }
                        ?? Styled("not served: \(status.webProblem ?? "unknown")", .warning)),
            ]
        }
    }
}
