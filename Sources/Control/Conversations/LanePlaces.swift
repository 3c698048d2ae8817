import Domain
import Foundation

/// The folders of a lane beside its worktree: all that its agents may write there.
struct LanePlaces: Sendable {
    let root: URL

    init(state: StateFolder, lane: LaneID) { root = state.lane(lane.description) }

    /// HOME, with the agent program's configuration and sessions: it stays for the lane's life, so that a turn can resume the one before.
    var home: URL { root.appendingPathComponent("home") }
    var temporary: URL { root.appendingPathComponent("tmp") }
    /// The private repository (``LaneGit``).
    var git: URL { root.appendingPathComponent("git") }
    /// The folder of the tool socket. Agents can connect to it and change nothing in it.
    var tools: URL { root.appendingPathComponent("tools") }

    func make() throws {
        for folder in [home, temporary, tools] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }

    /// Removes everything; what is to be kept was imported.
    func remove() throws {
        guard FileManager.default.fileExists(atPath: root.path) else { return }
        try FileManager.default.removeItem(at: root)
    }
}
