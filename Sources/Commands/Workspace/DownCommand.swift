import API
import ArgumentParser
import Client
import Domain

/// `signalbox down`
struct DownCommand: OperatorCommand {
    static let configuration = ArgumentParser.CommandConfiguration(
        commandName: "down", abstract: "Stop the workspace's server; agents go on, and the next server picks them up.")

    @OptionGroup var shared: SharedOptions

    func run(_ context: CommandContext) async throws {
        try context.refuseInsideJob()
        let starter = try context.starter()
        let running = starter.isRunning()
        if running {
            do {
                _ = try await context.client(noticesVersions: false).call(Endpoints.down)
            } catch ClientError.unreachable, ClientError.notConnected {
                // It went away between the two: that is what was asked for.
            }
        }
        try await starter.waitUntilStopped()
        try context.show(DownDocument(stopped: running)) { [Styled(running ? "the server has stopped" : "no server was running")] }
    }
}

/// What `down --json` prints.
struct DownDocument: Codable {
    /// Whether there was a server to stop.
    var stopped: Bool
}
