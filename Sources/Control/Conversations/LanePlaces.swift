import Domain
import Foundation

/// The folders of a lane beside its worktree: all that its agents may write there.
struct LanePlaces: Sendable {
    let root: URL
    /// The folder of the tool socket. Agents can connect to it and change nothing in it.
    let tools: URL
    private let state: StateFolder

    init(state: StateFolder, lane: LaneID) {
        self.state = state
        root = state.lane(lane.description)
        tools = state.tools(lane.description)
    }

    /// Those of a review: beside the lane's own, which no reviewer sees.
    init(state: StateFolder, lane: LaneID, review: Int) {
        self.state = state
        root = state.reviewFolder(lane.description, review)
        tools = state.tools(lane.description, review: review)
    }

    /// HOME, with the agent program's configuration and sessions: it stays for the lane's life, so that a turn can resume the one before.
    var home: URL { root.appendingPathComponent("home") }
    var temporary: URL { root.appendingPathComponent("tmp") }
    /// The private repository (``LaneGit``).
    var git: URL { root.appendingPathComponent("git") }

    func make() throws {
        try makeFolders()
        try makeTools()
    }

    private func makeFolders() throws {
        for folder in [home, temporary] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }

    func makeTools() throws {
        // As paths: a folder's URL ends in a slash when the folder is there.
        if tools.deletingLastPathComponent().path == root.path {
            try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } else {
            try PrivateFolder.make(state.short)
            try PrivateFolder.make(tools)
        }
    }

    /// Removes everything; what is to be kept was imported.
    func remove() throws {
        for folder in [tools, root] where FileManager.default.fileExists(atPath: folder.path) {
            try FileManager.default.removeItem(at: folder)
        }
    }
}
