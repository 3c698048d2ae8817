/// Words of the Model Context Protocol (https://modelcontextprotocol.io/specification) that both ends of a lane's socket use.
package enum MCPWords {
    /// The revision in which every message stands for itself.
    package static let modern = "2026-07-28"
    /// The revisions that begin with `initialize`, newest first.
    package static let legacy = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"]
    /// All that are spoken, newest first.
    package static let versions = [modern] + legacy

    /// The one address of a lane's server.
    package static let path = "/mcp"
    /// The socket's name in a lane's folder.
    package static let socketName = "mcp.sock"
    /// The longest path of a Unix socket, in bytes: `sun_path` of macOS without its closing zero.
    package static let socketPathLimit = 103
    /// Bytes that one message may have.
    package static let messageLimit = 4 << 20

    /// Said by the bridge: the message came over standard input, so it has no headers of its own to be compared with.
    package static let framingHeader = "signalbox-framing"
    package static let stdioFraming = "stdio"

    package static let versionHeader = "mcp-protocol-version"
    package static let methodHeader = "mcp-method"
    package static let nameHeader = "mcp-name"

    package static let versionKey = "io.modelcontextprotocol/protocolVersion"
    package static let capabilitiesKey = "io.modelcontextprotocol/clientCapabilities"
    package static let serverKey = "io.modelcontextprotocol/serverInfo"
}
