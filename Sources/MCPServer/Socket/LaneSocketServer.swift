package import Domain
package import Logging
package import NIOCore
import NIOPosix

/// The MCP servers of all lanes and reviewers, each on a Unix socket in a folder of its own. Only by the socket is known whose client one is.
package actor LaneSocketServer {
    private var sockets: [ToolHolder: LaneSocket] = [:]
    private let group: any EventLoopGroup
    private let signOfLife: Duration
    private let logger: Logger

    /// - Parameter signOfLife: how long a client that takes events hears nothing during a long call.
    package init(group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup, signOfLife: Duration = .seconds(15), logger: Logger) {
        self.group = group
        self.signOfLife = signOfLife
        self.logger = logger
    }

    /// Listens for a lane or a reviewer. One that has a socket gets a new one: clients connect again.
    /// - Parameters:
    ///   - folder: what its sandbox sees of it; made when it is missing, mode 0700. Its parent must exist.
    ///   - token: what a client must bear; nil where the folder alone keeps others out.
    /// - Returns: the socket's path, `mcp.sock` in the folder.
    package func start(_ holder: ToolHolder, folder: String, tools: OfferedTools, token: String? = nil) async throws(LaneSocketError)
        -> String
    {
        await stop(holder)
        let connection = LaneConnection(
            runner: LaneToolRunner(tools: tools), token: token, signOfLife: signOfLife, logger: logger)
        let socket = try await LaneSocket.open(LaneFolder(folder), group: group, connection)
        // Another start may have come in between; the later one holds.
        let other = sockets.updateValue(socket, forKey: holder)
        await other?.stop()
        return socket.path
    }

    /// Closes a socket. Calls under way are cancelled. Nothing happens for who has none.
    package func stop(_ holder: ToolHolder) async { await sockets.removeValue(forKey: holder)?.stop() }

    package func stopAll() async {
        let all = sockets.values
        sockets = [:]
        for socket in all { await socket.stop() }
    }

    /// Those that have a socket.
    package var holders: [ToolHolder] { sockets.keys.sorted() }
}
