import Control
import Domain
import Logging
import MCPServer
import ServiceLifecycle

/// Keeps a socket for each lane whose agent is at work. A server that starts again has them all again.
struct LaneSocketService: Service {
    let desks: LaneDesks
    let logger: Logger

    func run() async throws {
        let server = LaneSocketServer(logger: logger)
        var open: Set<LaneID> = []
        for await lane in await desks.changes().cancelOnGracefulShutdown() {
            let lanes = if let lane { [lane] } else { Array(await desks.atWork()).sorted() }
            for lane in lanes {
                let wanted = await desks.isAtWork(lane)
                if wanted, open.insert(lane).inserted {
                    await start(lane, server)
                } else if !wanted, open.remove(lane) != nil {
                    await server.stop(lane)
                    await desks.turnEnded(lane)
                }
            }
        }
        await server.stopAll()
    }

    private func start(_ lane: LaneID, _ server: LaneSocketServer) async {
        do {
            _ = try await server.start(
                lane, folder: try desks.toolFolder(of: lane), tools: DeskLaneTools(desks.desk(of: lane)))
        } catch {
            logger.error("\(lane) has no tools: \(error)")
        }
    }
}
