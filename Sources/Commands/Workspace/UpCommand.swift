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
        let outcome = try await context.ensureRunning(try context.starter())
        let client = try context.client()
        // Where there is no control room, `status` says why.
        let link = try? await client.call(Endpoints.webLink)
        let status = try await client.call(Endpoints.status)
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
