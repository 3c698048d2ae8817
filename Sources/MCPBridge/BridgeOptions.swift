import MCPWire

/// What `signalbox mcp` is told.
package struct BridgeOptions: Equatable, Sendable {
    /// The lane's socket.
    package var socket: String
    /// How long a server that is away is waited for before a request is answered with an error.
    package var patience: Duration
    /// What the lane's server wants to see; from the environment, since arguments are seen by everybody.
    package var token: String?

    package init(socket: String, patience: Duration = .seconds(300), token: String? = nil) {
        self.socket = socket
        self.patience = patience
        self.token = token
    }

    package static let socketVariable = "SIGNALBOX_TOOLS"
    package static let tokenVariable = "SIGNALBOX_MCP_TOKEN"

    package static let usage = """
        usage: signalbox mcp [--socket PATH] [--wait SECONDS]

        The lane's MCP server over standard input and output, for an agent program inside the lane's sandbox.
        A server that is away (it is restarted or upgraded) is waited for, 300 seconds unless --wait says otherwise.
        Without --socket it is SIGNALBOX_TOOLS, which every agent has in its environment.
        SIGNALBOX_MCP_TOKEN holds the lane's token, if it has one.

        """

    /// Reads the arguments after `mcp`.
    /// - Throws: ``BridgeUsage`` with what is wrong.
    package init(arguments: [String], environment: (String) -> String?) throws(BridgeUsage) {
        var socket = environment(Self.socketVariable)
        var seconds = 300
        var rest = arguments[...]
        while let name = rest.popFirst() {
            guard ["--socket", "--wait"].contains(name) else { throw BridgeUsage("unknown argument '\(name)'") }
            guard let value = rest.popFirst() else { throw BridgeUsage("'\(name)' needs a value") }
            if name == "--socket" {
                socket = value
            } else {
                guard let number = Int(value), (0...86400).contains(number) else {
                    throw BridgeUsage("'--wait' is a number of seconds from 0 to 86400")
                }
                seconds = number
            }
        }
        guard let socket else { throw BridgeUsage("'--socket PATH' is missing, and \(Self.socketVariable) is not set") }
        guard !socket.isEmpty, socket.utf8.count <= MCPWords.socketPathLimit, !socket.utf8.contains(0) else {
            throw BridgeUsage("a socket's path has 1 to \(MCPWords.socketPathLimit) bytes")
        }
        self.init(socket: socket, patience: .seconds(seconds), token: environment(Self.tokenVariable))
    }
}

/// What is wrong with the arguments.
package struct BridgeUsage: Error, Equatable, Sendable, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
}
