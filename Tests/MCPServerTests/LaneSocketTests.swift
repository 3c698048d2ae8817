import Domain
import Foundation
import JSONValues
import MCPServer
import Testing

@testable import MCPBridge

@Suite struct LaneSocketTests {
    private static let ask = #"{"name":"ask","arguments":{"question":"Now?"},"_meta":{"progressToken":7}}"#

    @Test func bothErasAreSpokenOnOneSocket() async throws {
        try await LaneRig.with { rig in
            let client = RawClient(socket: try await rig.start())
            let old = try await client.post(Messages.legacy("initialize", #"{"protocolVersion":"2025-06-18","capabilities":{}}"#))
            #expect(old.status == 200 && old.json?["result"]?["protocolVersion"] == "2025-06-18")
            let ready = try await client.post(#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#)
            #expect(ready.status == 202 && ready.body.isEmpty)
            let call = try await client.post(Messages.legacy("tools/call", #"{"name":"target"}"#), ["MCP-Protocol-Version: 2025-06-18"])
            #expect(call.json?["result"]?["structuredContent"]?["id"] == "T-1")
            let new = try await client.post(
                Messages.modern("tools/call", Messages.call("target", "{}")), Messages.headers("tools/call", name: "target"))
            #expect(new.status == 200 && new.json?["result"]?["resultType"] == "complete")
            #expect(new.head.contains("content-type: application/json"))
            let read = try await client.post(
                Messages.modern("resources/read", #""uri":"signalbox://rules","#),
                Messages.headers("resources/read", name: "signalbox://rules"))
            #expect(read.json?["result"]?["contents"]?.array?.first?["text"] == "Gates: test. Never: git push.")
            let none = try await client.post(Messages.legacy("resources/read", #"{"uri":"signalbox://history"}"#))
            #expect(none.json?["error"]?["message"] == "this lane has no history yet")
        }
    }

    @Test func statusesOfTheTransport() async throws {
        try await LaneRig.with { rig in
            let client = RawClient(socket: try await rig.start(token: "secret"))
            let token = ["Authorization: Bearer secret"]
            #expect(try await client.post("", token, method: "GET").status == 405)
            #expect(try await client.post("", token, method: "DELETE").head.contains("allow: post"))
            #expect(try await client.post("{}", token, path: "/").status == 404)
            #expect(try await client.post("{}", token + ["Origin: http://localhost"]).status == 403)
            #expect(try await client.post("{}").head.contains("www-authenticate: bearer"))
            #expect(try await client.post(Messages.legacy("ping"), token).status == 200)
            #expect(try await client.send(Array("NONSENSE\r\n\r\n".utf8)).status == 400)
        }
    }

    @Test func aMessageThatIsTooLargeIsSaid() async throws {
        try await LaneRig.with { rig in
            let client = RawClient(socket: try await rig.start())
            let reply = try await client.post(String(repeating: "[", count: 5 << 20))
            #expect(reply.status == 413)
            #expect(reply.json?["error"]?["message"] == "the message is larger than 4 MB")
            let deep = try await client.post(String(repeating: "[", count: 4 << 20))
            #expect(deep.status == 400 && deep.json?["error"]?["code"] == -32700)
            #expect(try await client.post(Messages.legacy("ping")).status == 200)
        }
    }

    @Test func aLongCallShowsSignsOfLifeAndProgress() async throws {
        try await LaneRig.with(signOfLife: .milliseconds(5)) { rig in
            let client = RawClient(socket: try await rig.start())
            let (seen, source) = AsyncStream.makeStream(of: Void.self)
            async let reply = client.send(RawClient.request(Messages.legacy("tools/call", Self.ask), [])) { source.yield() }
            // The question is answered only when a sign of life has come.
            for await _ in seen { break }
            try await rig.tools.answer("Now?", "later")
            let stream = try await reply
            #expect(stream.head.contains("content-type: text/event-stream"))
            #expect(stream.events.last?["result"]?["structuredContent"]?["answer"] == "later")
            let progress = stream.events.dropLast().compactMap { $0["params"]?["progress"]?.integer }
            #expect(!progress.isEmpty && progress == Array(1...max(1, progress.count)))
        }
    }

    @Test func aClientThatLeavesEndsItsWaitAndFindsTheSameAskAgain() async throws {
        try await LaneRig.with { rig in
            let socket = try await rig.start()
            let descriptor = try #require(RawClient.connect(socket))
            #expect(Descriptors.writeAll(descriptor, RawClient.request(Messages.legacy("tools/call", Self.ask), [])))
            await rig.tools.wait { $0.contains { $0.hasPrefix("ask") } }
            close(descriptor)
            await rig.tools.wait { $0.contains { $0.hasPrefix("left") } }
            try await rig.tools.answer("Now?", "yes")
            let again = try await RawClient(socket: socket).post(Messages.legacy("tools/call", Self.ask))
            #expect(again.json?["result"]?["content"]?.array?.first?["text"] == "yes")
            let asks = await rig.tools.calls.filter { $0.hasPrefix("ask") }
            #expect(asks.count == 2 && Set(asks).count == 1)
        }
    }

    @Test func lanesDoNotSeeEachOther() async throws {
        try await LaneRig.with { rig in
            let (one, two) = (TestTools(name: "one"), TestTools(name: "two"))
            let sockets = [try await rig.start(1, one), try await rig.start(2, two)]
            for (socket, name) in zip(sockets, ["one", "two"]) {
                let call = try await RawClient(socket: socket).post(Messages.legacy("tools/call", #"{"name":"target"}"#), ["X-Lane: L-1"])
                #expect(call.json?["result"]?["structuredContent"]?["lane"] == .string(name))
            }
            #expect(await one.calls == ["target"])
            await rig.server.stop(.lane(LaneID(number: 1)))
            await #expect(throws: RawClient.NoConnection.self) { try await RawClient(socket: sockets[0]).post(Messages.legacy("ping")) }
            #expect(try await RawClient(socket: sockets[1]).post(Messages.legacy("ping")).status == 200)
            #expect(await rig.server.holders == [.lane(LaneID(number: 2))])
        }
    }

    @Test func theFolderIsPrivateAndTheSocketIsMadeAnewInIt() async throws {
        try await LaneRig.with { rig in
            let socket = try await rig.start()
            func mode(_ path: String) throws -> Int? {
                try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            }
            #expect(try mode(rig.folder()) == 0o700)
            #expect(try mode(socket) == 0o600)
            // A second start, with the first one's call still open.
            let descriptor = try #require(RawClient.connect(socket))
            defer { close(descriptor) }
            #expect(Descriptors.writeAll(descriptor, RawClient.request(Messages.legacy("tools/call", Self.ask), [])))
            await rig.tools.wait { $0.contains { $0.hasPrefix("ask") } }
            #expect(try await rig.start() == socket)
            #expect(try await RawClient(socket: socket).post(Messages.legacy("ping")).status == 200)
            await rig.server.stopAll()
            #expect(!FileManager.default.fileExists(atPath: socket))
        }
    }

    @Test func whatALaneLeavesInThePlaceIsNotFollowed() async throws {
        try await LaneRig.with { rig in
            let precious = rig.path + "/precious"
            try Data("x".utf8).write(to: URL(fileURLWithPath: precious))
            try FileManager.default.createDirectory(atPath: rig.folder(), withIntermediateDirectories: false)
            try FileManager.default.createSymbolicLink(atPath: rig.folder() + "/mcp.sock", withDestinationPath: precious)
            let socket = try await rig.start()
            #expect(try await RawClient(socket: socket).post(Messages.legacy("ping")).status == 200)
            #expect(try String(contentsOfFile: precious, encoding: .utf8) == "x")
            try FileManager.default.createSymbolicLink(atPath: rig.folder(2), withDestinationPath: rig.folder(1))
            await #expect(throws: LaneSocketError.self) { try await rig.start(2) }
            try FileManager.default.createDirectory(atPath: rig.folder(3) + "/mcp.sock", withIntermediateDirectories: true)
            await #expect(throws: LaneSocketError.self) { try await rig.start(3) }
            let long = rig.path + "/" + String(repeating: "long", count: 30)
            let error = await #expect(throws: LaneSocketError.self) {
                try await rig.server.start(.lane(LaneID(number: 4)), folder: long, tools: .lane(rig.tools))
            }
            #expect(error?.description.contains("at most 103") == true)
        }
    }

    @Test func tooManyConnectionsAreTurnedAway() async throws {
        try await LaneRig.with { rig in
            let socket = try await rig.start()
            var open: [Int32] = []
            defer { for descriptor in open { close(descriptor) } }
            for count in 1...64 {
                let descriptor = try #require(RawClient.connect(socket))
                open.append(descriptor)
                #expect(Descriptors.writeAll(descriptor, RawClient.request(Messages.legacy("tools/call", Self.ask), [])))
                await rig.tools.wait { $0.filter { $0.hasPrefix("ask") }.count == count }
            }
            #expect(try await RawClient(socket: socket).post(Messages.legacy("ping")).status == 503)
        }
    }

    @Test func twoHundredLanesHaveAnOpenQuestionEach() async throws {
        try await LaneRig.with { rig in
            // What the first lane loads is not a lane's own.
            _ = try await RawClient(socket: try await rig.start(999)).post(Messages.legacy("ping"))
            let before = Self.residentKB
            var open: [Int32] = []
            defer { for descriptor in open { close(descriptor) } }
            for number in 1...200 {
                let descriptor = try #require(RawClient.connect(try await rig.start(number)))
                open.append(descriptor)
                #expect(Descriptors.writeAll(descriptor, RawClient.request(Messages.legacy("tools/call", Self.ask), [])))
            }
            await rig.tools.wait { $0.filter { $0.hasPrefix("ask") }.count == 200 }
            // True of the lanes only where this test runs alone.
            print("memory: \((Self.residentKB - before) / 200) KB for a lane with an open question")
            try await rig.tools.answer("Now?", "yes")
            for descriptor in open {
                var (text, buffer) = ("", [UInt8](repeating: 0, count: 4096))
                while case .bytes(let count) = Descriptors.read(descriptor, &buffer) {
                    text += String(decoding: buffer[..<count], as: UTF8.self)
                }
                #expect(text.contains(#""answer":"yes""#))
            }
        }
    }

    /// Of this process, by proc(5); 0 where there is no such file.
    private static var residentKB: Int {
        let words = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        return words.count > 1 ? (Int(words[1]) ?? 0) * Int(getpagesize()) / 1024 : 0
    }
}
