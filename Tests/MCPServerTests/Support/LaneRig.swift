import Domain
import Foundation
import Logging
import MCPServer
import Testing

/// A folder with a short path, and a server for lanes in it.
struct LaneRig: Sendable {
    let path: String
    let server: LaneSocketServer
    let tools = TestTools()

    /// Signs of life come only where a test asks for them: beside all other tests any question can wait longer than the real fifteen seconds.
    static func with(signOfLife: Duration = .seconds(3600), _ body: (LaneRig) async throws -> Void) async throws {
        let path = "/tmp/sb-" + UUID().uuidString.prefix(8).lowercased()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: path) }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let rig = LaneRig(path: path, server: LaneSocketServer(signOfLife: signOfLife, logger: logger))
        do {
            try await body(rig)
        } catch {
            await rig.server.stopAll()
            throw error
        }
        await rig.server.stopAll()
    }

    func folder(_ number: Int = 1) -> String { path + "/L-\(number)" }

    /// Starts a lane's socket.
    func start(_ number: Int = 1, _ tools: TestTools? = nil, token: String? = nil) async throws -> String {
        try await server.start(.lane(LaneID(number: number)), folder: folder(number), tools: .lane(tools ?? self.tools), token: token)
    }

    /// Starts the socket of a reviewer of the first lane.
    func startReview(review: Int = 1, _ tools: any ReviewTools) async throws -> String {
        try await server.start(.review(LaneID(number: 1), review), folder: folder() + "-\(review)", tools: .review(tools))
    }
}
