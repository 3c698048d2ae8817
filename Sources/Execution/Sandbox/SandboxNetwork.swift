/// What a job in a sandbox may connect to.
package enum SandboxNetwork: Sendable, Hashable {
    /// Whatever the machine can, also what listens on its loopback and on abstract Unix sockets.
    case full
    /// Nothing but a loopback of its own.
    case none
    /// What an HTTP proxy lets through, by the entries of ``HostRule``; every connection is written down
    /// (``LocalExecutor/networkLog(_:)``).
    case proxied(allow: [String])

    var isProxied: Bool { if case .proxied = self { true } else { false } }
}

extension SandboxNetwork: Codable {
    private enum Key: String, CodingKey { case mode, allow }
    private enum Mode: String, Codable { case full, none, proxied }

    /// `{"mode": "full"}`, `{"mode": "none"}` or `{"mode": "proxied", "allow": […]}`.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self =
            switch try container.decode(Mode.self, forKey: .mode) {
            case .full: .full
            case .none: .none
            case .proxied: .proxied(allow: try container.decode([String].self, forKey: .allow))
            }
    }

    /// See ``init(from:)``.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .full: try container.encode(Mode.full, forKey: .mode)
        case .none: try container.encode(Mode.none, forKey: .mode)
        case .proxied(let allow):
            try container.encode(Mode.proxied, forKey: .mode)
            try container.encode(allow, forKey: .allow)
        }
    }
}
