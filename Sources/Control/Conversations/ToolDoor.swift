import Agents
import Domain
import Foundation

/// How a lane's agent reaches its tools: a bridge program that it starts itself, and a socket in a folder of the lane.
struct ToolDoor: Sendable {
    let context: StepContext
    let places: LanePlaces

    static let socketName = "mcp.sock"

    var socket: String { places.tools.appendingPathComponent(Self.socketName).path }

    var server: ToolServer {
        ToolServer(name: "signalbox", command: context.stations.executable, arguments: ["mcp", "--socket", socket])
    }
}
