package import Domain

/// What the server says of itself.
package struct ServerIdentity: Sendable {
    package var version: String
    package var pid: Int
    package var startedAt: Timestamp
    /// The workspace's folder.
    package var workspace: String

    package init(version: String, pid: Int, startedAt: Timestamp, workspace: String) {
        self.version = version
        self.pid = pid
        self.startedAt = startedAt
        self.workspace = workspace
    }
}
