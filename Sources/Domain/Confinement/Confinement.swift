/// How a turn's agent was held, as it was when its job was started.
package struct Confinement: Codable, Equatable, Sendable {
    /// `bubblewrap`, `seatbelt`; nil when there was no sandbox.
    package var sandbox: String?
    /// Why there was none.
    package var reason: String?
    package var network: NetworkAccess

    package init(sandbox: String?, reason: String? = nil, network: NetworkAccess) {
        self.sandbox = sandbox
        self.reason = reason
        self.network = network
    }
}

/// One connection that an agent made, or wanted, through the allow-list's proxy.
package struct NetworkContact: Codable, Equatable, Sendable {
    package var at: Timestamp
    /// `host:port`.
    package var host: String
    package var allowed: Bool
    package var bytesUp: Int
    package var bytesDown: Int

    package init(at: Timestamp, host: String, allowed: Bool, bytesUp: Int, bytesDown: Int) {
        self.at = at
        self.host = host
        self.allowed = allowed
        self.bytesUp = bytesUp
        self.bytesDown = bytesDown
    }
}
