import Domain
import Foundation
import JSONValues
import MCPServer
import Testing

@testable import MCPBridge

@Suite struct BridgeTests {
    private static func ask(_ question: String, id: Int) -> String {
        Messages.legacy(
            "tools/call", #"{"name":"ask","arguments":{"question":"\#(question)"},"_meta":{"progressToken":\#(id)}}"#, id: "\(id)")
    }

    @Test func bothErasPassAndOnlyAnswersComeOut() async throws {
        try await LaneRig.with { rig in
            let bridge = try BridgeProcess(["--socket", try await rig.start()])
            try bridge.say(Messages.legacy("initialize", #"{"protocolVersion":"2025-11-25"}"#))
            #expect(try await bridge.hear()[0]["result"]?["protocolVersion"] == "2025-11-25")
            try bridge.say(#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#)
            try bridge.say(Messages.modern("server/discover", id: "\"a\""))
            let discovered = try await bridge.hear()[0]
            #expect(discovered["id"] == "a" && discovered["result"]?["resultType"] == "complete")
            try bridge.say(Messages.modern("tools/call", Messages.call("target", "{}"), id: "3"))
            #expect(try await bridge.hear()[0]["result"]?["structuredContent"]?["id"] == "T-1")
            let (rest, code) = try await bridge.end()
            #expect(rest.isEmpty && code == 0)
        }
    }

    @Test func hostileLinesHaveAnswersAndDoNoHarm() async throws {
        try await LaneRig.with { rig in
            let bridge = try BridgeProcess(["--socket", try await rig.start()])
            for (line, code) in [
                ("{", -32700), ("[]", -32600), ("\"\u{1}\"", -32700), (String(repeating: "[", count: 100_000), -32700),
                (String(repeating: "x", count: 5 << 20), -32600), (#"{"jsonrpc":"2.0","id":true,"method":"ping"}"#, -32600),
            ] {
                try bridge.say(line)
                #expect(try await bridge.hear()[0]["error"]?["code"]?.integer == code)
            }
            try bridge.say("\n\n" + Messages.legacy("ping"))
            #expect(try await bridge.hear()[0]["result"] == [:])
        }
    }

    @Test func questionsWaitSideBySideAndOneIsCancelled() async throws {
        try await LaneRig.with { rig in
            let bridge = try BridgeProcess(["--socket", try await rig.start()])
            for (id, question) in [(1, "one"), (2, "two"), (3, "three")] { try bridge.say(Self.ask(question, id: id)) }
            await rig.tools.wait { $0.filter { $0.hasPrefix("ask") }.count == 3 }
            try bridge.say(#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2}}"#)
            await rig.tools.wait { $0.contains { $0.hasPrefix("left") } }
            try await rig.tools.answer("two", "too late")
            try await rig.tools.answer("three", "3")
            let third = try await bridge.hear()[0]
            #expect(third["id"] == 3 && third["result"]?["structuredContent"]?["answer"] == "3")
            try await rig.tools.answer("one", "1")
            #expect(try await bridge.hear()[0]["id"] == 1)
            let (rest, code) = try await bridge.end()
            #expect(rest.isEmpty && code == 0)
        }
    }

    @Test func progressPasses() async throws {
        try await LaneRig.with { rig in
            let bridge = try BridgeProcess(["--socket", try await rig.start()])
            try bridge.say(Messages.legacy("tools/call", #"{"name":"gates","arguments":{},"_meta":{"progressToken":"g"}}"#))
            let heard = try await bridge.hear(3)
            #expect(heard.map { $0["method"]?.string } == ["notifications/progress", "notifications/progress", nil])
            #expect(heard[2]["result"]?["content"]?.array?.first?["text"]?.string?.hasPrefix("Not green: test.") == true)
        }
    }

    @Test func aRestartedServerIsFoundAgainAndTheQuestionGoesOn() async throws {
        try await LaneRig.with { rig in
            let socket = try await rig.start()
            let bridge = try BridgeProcess(["--socket", socket])
            try bridge.say(Self.ask("still there?", id: 9))
            await rig.tools.wait { $0.filter { $0.hasPrefix("ask") }.count == 1 }
            await rig.server.stop(.lane(LaneID(number: 1)))
            // Asked while nobody listens.
            try bridge.say(Messages.legacy("tools/call", #"{"name":"report","arguments":{"text":"half done"}}"#, id: "10"))
            #expect(try await rig.start() == socket)
            #expect(try await bridge.hear()[0]["id"] == 10)
            await rig.tools.wait { $0.filter { $0.hasPrefix("ask") }.count == 2 }
            try await rig.tools.answer("still there?", "yes")
            #expect(try await bridge.hear()[0]["result"]?["structuredContent"]?["answer"] == "yes")
            #expect(await rig.tools.calls.filter { $0.hasPrefix("report") } == ["report half done"])
        }
    }

    @Test func aServerThatStaysAwayIsAnErrorInWords() async throws {
        try await LaneRig.with { rig in
            let bridge = try BridgeProcess(["--socket", rig.path + "/none.sock", "--wait", "0"])
            try bridge.say(#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#)
            try bridge.say(Messages.legacy("ping", id: "\"p\""))
            let heard = try await bridge.hear()[0]
            #expect(heard["id"] == "p" && heard["error"]?["code"] == -32000)
            #expect(heard["error"]?["message"]?.string?.contains("did not answer at \(rig.path)/none.sock for 0 seconds") == true)
            #expect(try await bridge.end().code == 0)
        }
    }

    @Test func theTokenComesFromTheEnvironment() async throws {
        try await LaneRig.with { rig in
            let socket = try await rig.start(token: "secret")
            let without = try BridgeProcess(["--socket", socket])
            try without.say(Messages.legacy("ping", id: "5"))
            let refused = try await without.hear()[0]
            #expect(refused["id"] == 5 && refused["error"]?["message"] == "the lane's bearer token is missing or wrong")
            let with = try BridgeProcess(["--socket", socket], environment: ["SIGNALBOX_MCP_TOKEN": "secret"])
            try with.say(Messages.legacy("ping", id: "5"))
            #expect(try await with.hear()[0]["result"] == [:])
        }
    }

    @Test(arguments: [
        ([], "'--socket PATH' is missing, and SIGNALBOX_TOOLS is not set"), (["--socket"], "'--socket' needs a value"),
        (["-x"], "unknown argument '-x'"),
        (["--socket", "/a", "--wait", "-1"], "'--wait' is a number of seconds from 0 to 86400"),
        (["--socket", String(repeating: "a", count: 104)], "a socket's path has 1 to 103 bytes"),
    ])
    func wrongUsageIsSaid(arguments: [String], words: String) {
        #expect(throws: BridgeUsage(words)) { try BridgeOptions(arguments: arguments) { _ in nil } }
    }

    @Test func patienceIsBounded() {
        let start = ContinuousClock.now
        var patience = Patience(.seconds(5))
        var (now, tries) = (start, 0)
        while let next = patience.failed(at: now) {
            #expect(next > now && next - now <= Patience.longest)
            (now, tries) = (next, tries + 1)
        }
        #expect(now == start + .seconds(5) && tries < 12)
        patience.heard()
        #expect(patience.failed(at: now) == now + Patience.shortest)
    }

    @Test func answersAreReadFromAnyPieces() {
        let stream =
            "HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: waiting\n\nevent: message\ndata: {\"a\":1}\n\ndata: {\"b\":2}\n\n"
        for size in 1...9 {
            var reader = AnswerReader()
            var messages: [String] = []
            var rest = Array(stream.utf8)[...]
            while !rest.isEmpty {
                messages += reader.feed(rest.prefix(size)).map { String(decoding: $0, as: UTF8.self) }
                rest = rest.dropFirst(size)
            }
            #expect(messages == [#"{"a":1}"#, #"{"b":2}"#])
            #expect(!reader.isOver && !reader.isBroken)
        }
        var broken = AnswerReader()
        #expect(broken.feed(Array("SSH-2.0-x\r\n\r\n".utf8)[...]).isEmpty && broken.isBroken)
    }
}
