import Logging
import NIOCore
import NIOHTTP1
import NIOPosix

/// One lane's listener.
struct LaneSocket: Sendable {
    private let folder: LaneFolder
    private let file: UInt64?
    private let listening: Task<Void, Never>

    var path: String { folder.socket }

    static func open(_ folder: LaneFolder, group: any EventLoopGroup, _ connection: LaneConnection) async throws(LaneSocketError)
        -> LaneSocket
    {
        try folder.prepare()
        let server: NIOAsyncChannel<LaneConnection.Channel, Never>
        do {
            server = try await ServerBootstrap(group: group)
                .bind(unixDomainSocketPath: folder.socket) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        // Not the pipelining handler: it stops reading during an answer, and a client that leaves would go unnoticed.
                        try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
                        return try LaneConnection.Channel(wrappingChannelSynchronously: channel)
                    }
                }
        } catch {
            throw LaneSocketError("cannot listen at \(folder.socket): \((error as? IOError)?.localizedDescription ?? "\(error)")")
        }
        return LaneSocket(folder: folder, file: folder.close(), listening: Task { await listen(server, connection) })
    }

    /// Returns when the last connection is closed.
    func stop() async {
        folder.remove(file)
        listening.cancel()
        await listening.value
    }

    /// More at once are turned away: a lane is one agent and its helpers.
    static let connectionLimit = 64

    private static func listen(_ server: NIOAsyncChannel<LaneConnection.Channel, Never>, _ connection: LaneConnection) async {
        let room = ConnectionRoom(limit: connectionLimit)
        do {
            try await server.executeThenClose { inbound in
                try await withThrowingDiscardingTaskGroup { group in
                    for try await channel in inbound {
                        group.addTask {
                            guard room.enter() else { return await connection.turnAway(channel) }
                            defer { room.leave() }
                            await connection.serve(channel)
                        }
                    }
                }
            }
        } catch {
            connection.logger.debug("a lane's listener ended: \(error)")
        }
    }
}
