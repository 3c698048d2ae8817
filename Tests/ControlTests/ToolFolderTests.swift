import Domain
import Foundation
import Testing

@testable import Control

/// Where the sockets of lanes are.
struct ToolFolderTests {
    private static func socket(_ state: String, _ lane: Int) -> String {
        LanePlaces(state: StateFolder(root: URL(fileURLWithPath: state)), lane: LaneID(number: lane)).tools.path + "/" + ToolDoor.socketName
    }

    @Test("It is near while the path fits, and in a short place of its own when it does not")
    func short() {
        #expect(Self.socket("/s", 7) == "/s/lanes/L-7/tools/mcp.sock")
        for length in 40...200 {
            let state = "/" + String(repeating: "x", count: length)
            let path = Self.socket(state, 7)
            #expect(path.utf8.count <= 103)
            #expect(path.hasPrefix(state) == (length + 1 + "/lanes/L-7/tools/mcp.sock".utf8.count <= 103))
            #expect(path != Self.socket(state, 8) && path != Self.socket(state + "y", 7))
        }
    }

    @Test("A folder that is not only ours is not taken")
    func foreign() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("sb-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: place) }
        let folder = place.appendingPathComponent("a")
        try PrivateFolder.make(folder)
        try PrivateFolder.make(folder)
        let link = place.appendingPathComponent("b")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder)
        #expect(throws: DeskError.self) { try PrivateFolder.make(link) }
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        #expect(throws: DeskError.self) { try PrivateFolder.make(folder) }
    }
}
