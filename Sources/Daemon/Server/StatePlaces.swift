package import Foundation
import Ledger

/// Where the server of a workspace keeps its state and listens.
package enum StatePlaces {
    /// Longest path of a Unix socket that every system takes, in bytes (sun_path is 104 on macOS, terminator included).
    static let socketPathLimit = 100

    /// `SIGNALBOX_STATE` (a relative path counts from the workspace), or `.signalbox` in the workspace.
    package static func stateFolder(
        _ workspace: URL, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> URL {
        if let chosen = environment["SIGNALBOX_STATE"], !chosen.isEmpty {
            return URL(fileURLWithPath: chosen, relativeTo: URL(fileURLWithPath: workspace.path, isDirectory: true)).standardizedFileURL
        }
        return workspace.appendingPathComponent(".signalbox")
    }

    /// In the state folder; in a private folder under /tmp when that path is too long for a socket.
    package static func socket(of state: URL) -> String {
        let near = state.appendingPathComponent("run/socket").path
        if near.utf8.count <= socketPathLimit { return near }
        return "/tmp/signalbox-\(getuid())-\(ContentDigest.hex(of: state.path).prefix(16))/socket"
    }

    /// Makes the state folder, closed to others and ignored by git.
    static func prepare(_ state: URL) throws {
        try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let ignore = state.appendingPathComponent(".gitignore")
        if !FileManager.default.fileExists(atPath: ignore.path) { try Data("*\n".utf8).write(to: ignore) }
    }
}
