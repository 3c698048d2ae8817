import ArgumentParser
import CPlatform
import Daemon
import Foundation

/// The server in the foreground. `signalbox up` starts it detached.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the server of a workspace in the foreground (signalbox up starts it in the background).")

    @Option(help: "The workspace folder; otherwise the nearest signalbox.yaml upwards.")
    var workspace: String?

    @Option(help: .hidden)
    var readyFd: Int32?

    func run() async throws {
        cp_limit_heaps(2)
        let start = URL(fileURLWithPath: workspace ?? FileManager.default.currentDirectoryPath)
        guard let folder = WorkspaceFinder.find(from: start) else {
            throw ValidationError("no signalbox.yaml in \(start.path) or above it; signalbox init makes one")
        }
        let server = ServerProcess(
            workspace: folder, version: Version.text, executable: DoorTools.executable, readyDescriptor: readyFd)
        let code = await server.run()
        if code != 0 { throw ExitCode(code) }
    }
}
