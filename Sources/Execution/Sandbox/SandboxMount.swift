/// One place of a sandbox's inside.
struct SandboxMount: Sendable, Hashable {
    /// What stands there.
    enum Kind: Sendable, Hashable {
        /// Something of the outside.
        case bind(String, writable: Bool)
        /// A symbolic link that holds this.
        case link(String)
        /// An empty folder, in memory when it is writable.
        case empty(writable: Bool)
        /// A process table of its own.
        case processes
        /// The harmless devices.
        case devices
    }

    let inside: String
    let kind: Kind

    init(_ inside: String, _ kind: Kind) {
        self.inside = inside
        self.kind = kind
    }

    /// How many folders deep it is.
    var depth: Int { inside.utf8.count { $0 == UInt8(ascii: "/") } }
}
