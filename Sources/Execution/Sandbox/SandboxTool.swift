/// The program that sets a sandbox up, and what it can do on this machine.
package struct SandboxTool: Sendable, Hashable, Codable {
    /// How it is called.
    package enum Kind: String, Sendable, Codable {
        /// bwrap(1), Linux.
        case bubblewrap
        /// sandbox-exec(1), macOS.
        case seatbelt
    }

    /// How it is called.
    package var kind: Kind
    /// Absolute path of the program.
    package var path: String
    /// Whether it can give a job no network but its own loopback.
    package var isolatesNetwork: Bool
    /// Whether it can keep a job from making user namespaces of its own (bubblewrap 0.8).
    package var forbidsNamespaces: Bool

    /// Names a tool; normally ``SandboxProbe`` does.
    package init(kind: Kind, path: String, isolatesNetwork: Bool = true, forbidsNamespaces: Bool = true) {
        self.kind = kind
        self.path = path
        self.isolatesNetwork = isolatesNetwork
        self.forbidsNamespaces = forbidsNamespaces
    }
}
