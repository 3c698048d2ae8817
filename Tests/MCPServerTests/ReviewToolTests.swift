import Domain
import JSONValues
import MCPWire
import Testing

@testable import MCPServer

/// A reviewer reports findings by its one tool; nobody else has that tool, and it has no other.
@Suite struct ReviewToolTests {
    @Test(arguments: [
        ("{}", "'report_finding' needs the argument 'severity'"),
        (#"{"severity":"high"}"#, "'report_finding' needs the argument 'text'"),
        (#"{"severity":"grave","text":"x"}"#, "'grave' is no severity; there are critical, high, medium, low, info"),
        (#"{"severity":"\u001b[31m","text":"x"}"#, #"'␛[31m' is no severity; there are critical, high, medium, low, info"#),
        (#"{"severity":5,"text":"x"}"#, "the argument 'severity' of 'report_finding' is a text"),
        (#"{"severity":"low","text":" "}"#, "the text is empty"),
        (#"{"severity":"low","text":"x","line":3}"#, "there is a line and no file"),
        (#"{"severity":"low","text":"x","file":"a.c","line":0}"#, "line 0 is not between 1 and 100000000"),
        (#"{"severity":"low","text":"x","file":"a.c","line":1.5}"#, "the argument 'line' of 'report_finding' is an integer"),
        (#"{"severity":"low","text":"x","file":""}"#, "the file's path has 0 bytes; it has 1 to 1000"),
        (#"{"severity":"low","text":"x","file":"../a.c"}"#, "'../a.c' is no path from the repository's root"),
        (#"{"severity":"low","text":"x","file":"/etc/passwd"}"#, "'/etc/passwd' is no path from the repository's root"),
        (#"{"severity":"low","text":"x","file":"a\nb"}"#, "the file's path has control characters"),
        (
            #"{"severity":"low","text":"x","lane":"L-2"}"#,
            "'report_finding' has no argument 'lane'; it takes 'file', 'line', 'severity', 'text'"
        ),
    ])
    func whatIsWrongIsSaid(arguments: String, words: String) throws {
        #expect(throws: LaneToolError(words)) { try LaneToolCall(.reportFinding, try JSONValue(message: Array(arguments.utf8))) }
    }

    @Test func aTextThatIsTooLongIsRefused() throws {
        func call(_ bytes: Int) throws -> LaneToolCall {
            try LaneToolCall(.reportFinding, ["severity": "low", "text": .string(String(repeating: "x", count: bytes))])
        }
        #expect(throws: LaneToolError("the text has 2001 bytes and may have 2000")) { try call(2001) }
        #expect(try call(2000) == .reportFinding(Finding(severity: .low, text: String(repeating: "x", count: 2000))))
    }

    @Test func whatIsRightIsAFinding() throws {
        let call = try LaneToolCall(.reportFinding, ["file": "./src/a.c", "line": 12, "severity": "high", "text": " Wrong. "])
        #expect(try call == .reportFinding(Finding(file: "src/a.c", line: 12, severity: .high, text: "Wrong.")))
        #expect(
            try LaneToolCall(.reportFinding, ["file": .null, "line": .null, "severity": "info", "text": "x"])
                == .reportFinding(Finding(severity: .info, text: "x")))
    }

    @Test func theToolIsOfReviewersAlone() async throws {
        try await LaneRig.with { rig in
            let review = TestReview()
            let lane = RawClient(socket: try await rig.start())
            let reviewer = RawClient(socket: try await rig.startReview(review))
            func names(_ client: RawClient) async throws -> [String] {
                let tools = try await client.post(Messages.legacy("tools/list")).json?["result"]?["tools"]?.array ?? []
                return tools.compactMap { $0["name"]?.string }
            }
            #expect(try await names(reviewer) == ["report_finding"])
            #expect(try await !names(lane).contains("report_finding"))
            let finding = #"{"name":"report_finding","arguments":{"severity":"low","text":"x"}}"#
            #expect(try await lane.post(Messages.legacy("tools/call", finding)).json?["error"]?["code"] == -32602)
            for tool in LaneTool.ofLanes {
                let call = Messages.legacy("tools/call", #"{"name":"\#(tool.rawValue)","arguments":{}}"#)
                #expect(try await reviewer.post(call).json?["error"]?["code"] == -32602, "\(tool)")
            }
            let resources = try await reviewer.post(Messages.legacy("resources/list")).json?["result"]?["resources"]
            #expect(resources == [])
            let read = Messages.legacy("resources/read", #"{"uri":"signalbox://rules"}"#)
            #expect(try await reviewer.post(read).json?["error"]?["code"] == -32002)
            let started = Messages.legacy("initialize", #"{"protocolVersion":"2025-11-25","capabilities":{}}"#)
            #expect(try await reviewer.post(started).json?["result"]?["capabilities"] == ["tools": [:]])
            #expect(await rig.tools.calls.isEmpty)
            for _ in 1...2 {
                let answer = try await reviewer.post(Messages.legacy("tools/call", finding)).json?["result"]
                #expect(answer?["isError"] == false)
                #expect(answer?["structuredContent"]?["findings"] == 1)
            }
            #expect(try await review.findings == [Finding(severity: .low, text: "x")])
        }
    }

    @Test func reviewersOfOneLaneDoNotSpeakForEachOther() async throws {
        try await LaneRig.with { rig in
            let (one, two) = (TestReview(), TestReview())
            let sockets = [try await rig.startReview(review: 1, one), try await rig.startReview(review: 2, two)]
            let finding = #"{"name":"report_finding","arguments":{"severity":"low","text":"of the second"}}"#
            _ = try await RawClient(socket: sockets[1]).post(Messages.legacy("tools/call", finding), ["X-Review: 1"])
            #expect(await one.findings.isEmpty)
            #expect(await two.findings.count == 1)
            await rig.server.stop(.review(LaneID(number: 1), 1))
            #expect(await rig.server.holders == [.review(LaneID(number: 1), 2)])
        }
    }
}
