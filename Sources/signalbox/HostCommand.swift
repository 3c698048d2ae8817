import Agents
import Foundation

/// `signalbox acp-host --root DIR -- PROGRAM ARGUMENT…`: stands before an agent that speaks the Agent Client Protocol, inside its sandbox.
enum HostCommand {
    /// Returns the exit code; 2 for wrong usage.
    static func run(_ arguments: [String]) -> Int32 {
        guard arguments.count > 3, arguments[0] == "--root", arguments[2] == "--" else {
            try? FileHandle.standardError.write(contentsOf: Data("usage: signalbox acp-host --root DIR -- PROGRAM [ARGUMENT...]\n".utf8))
            return 2
        }
        return ACPHost.run(
            HostOptions(root: arguments[1], command: Array(arguments.dropFirst(3)), environment: ProcessInfo.processInfo.environment))
    }
}
