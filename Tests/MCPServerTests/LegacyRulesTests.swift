import JSONValues
import MCPWire
import Testing

@testable import MCPServer

@Suite struct LegacyRulesTests {
    @Test(arguments: [
        ("2024-11-05", "2024-11-05"), ("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"), ("2025-11-25", "2025-11-25"),
        ("2026-07-28", "2025-11-25"), ("1.0", "2025-11-25"),
    ])
    func initializeEchoesWhatIsSpoken(asked: String, answered: String) {
        let params = #"{"protocolVersion":"\#(asked)","capabilities":{},"clientInfo":{"name":"x","version":"1"}}"#
        for arrival in [Arrivals.http(), Arrivals.stdio, Arrivals.http(["MCP-Protocol-Version: \(answered)"])] {
            let result = Arrivals.answer(Messages.legacy("initialize", params), arrival)?["result"]
            #expect(result?["protocolVersion"] == .string(answered))
            #expect(result?["serverInfo"]?["name"] == "signalbox")
            #expect(result?["resultType"] == nil)
        }
    }

    @Test(arguments: ["2", "\"one\"", "-7", "99999999999999999999999999"]) func theIdGoesBackAsItCame(id: String) {
        #expect(Arrivals.answer(Messages.legacy("ping", id: id))?.text == #"{"jsonrpc":"2.0","id":\#(id),"result":{}}"#)
    }

    @Test func listsHaveNothingOfTheNewEra() {
        let tools = Arrivals.answer(Messages.legacy("tools/list"))?["result"]
        #expect(tools?["tools"]?.array?.count == LaneTool.ofLanes.count)
        #expect(tools?.object?.map(\.key) == ["tools"])
        let resources = Arrivals.answer(Messages.legacy("resources/list"))?["result"]?["resources"]?.array
        #expect(resources?.compactMap { $0["uri"]?.string } == ["signalbox://target", "signalbox://rules", "signalbox://history"])
    }

    @Test(arguments: [
        ("initialize", "{}", -32602, 200), ("tools/call", #"{"name":"merge"}"#, -32602, 200), ("tools/call", "{}", -32602, 200),
        ("resources/read", #"{"uri":"signalbox://secrets"}"#, -32002, 200), ("prompts/list", "{}", -32601, 200),
        ("logging/setLevel", "{}", -32601, 200), ("server/discover", "{}", -32602, 400),
    ])
    func errors(method: String, params: String, code: Int, status: Int) {
        guard case .answer(let given, let body) = MCPRules().decide(Array(Messages.legacy(method, params).utf8), Arrivals.http()) else {
            Issue.record("it was not refused")
            return
        }
        #expect(body?["error"]?["code"]?.integer == code)
        #expect(given == status)
    }

    @Test(arguments: [
        #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
        #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#, #"{"jsonrpc":"2.0","id":4,"result":{}}"#,
    ])
    func nothingIsSaidToThese(message: String) {
        guard case .answer(202, nil) = MCPRules().decide(Array(message.utf8), Arrivals.http()) else {
            Issue.record("something was said")
            return
        }
    }
}
