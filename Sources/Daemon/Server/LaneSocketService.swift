import Control
import Domain
import Logging
import MCPServer
import ServiceLifecycle

/// Keeps a socket for each lane whose agent is at work, and for each reviewer. A server that starts again has them all again.
struct LaneSocketService: Service {
    let desks: LaneDesks
    let logger: Logger

    func run() async throws {
        let server = LaneSocketServer(logger: logger)
        var open: Set<ToolHolder> = []
        for await lane in desks.changes().cancelOnGracefulShutdown() {
            let lanes = if let lane { [lane] } else { Array(await desks.lanesAtWork()).sorted() }
            for lane in lanes {
                let wanted = await desks.holders(of: lane)
                let had = open.filter { $0.lane == lane }
                for holder in had.subtracting(wanted) {
                    open.remove(holder)
                    await server.stop(holder)
                    if case .lane(let lane) = holder { await desks.turnEnded(lane) }
                }
                for holder in wanted.subtracting(had) {
                    open.insert(holder)
                    await start(holder, server)
                }
            }
        }
        await server.stopAll()
    }

    private func start(_ holder: ToolHolder, _ server: LaneSocketServer) async {
        let tools: OfferedTools =
            switch holder {
            case .lane(let lane): .lane(DeskLaneTools(desks.desk(of: lane)))
            case .review(let lane, let number): .review(DeskReviewTools(desks.desk(of: lane, review: number)))
            }
        do {
            _ = try await server.start(holder, folder: try desks.toolFolder(of: holder), tools: tools)
        } catch {
            logger.error("\(holder) has no tools: \(error)")
        }
    }
}
