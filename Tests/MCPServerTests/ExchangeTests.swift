import Domain
import JSONValues
import MCPWire
import Testing

@testable import MCPServer

@Suite struct ExchangeTests {
    private static let call = Messages.legacy(
        "tools/call", #"{"name":"ask","arguments":{"question":"Now?"},"_meta":{"progressToken":"p"}}"#)
    private static let done = ToolOutcome(LaneDocument("yes"))

    private static func begun(_ headers: [String] = [], _ message: String = call) -> MCPExchange {
        var exchange = MCPExchange(Arrivals.http(headers))
        #expect(exchange.received(Array(message.utf8)) == [.call(.ask, ["question": "Now?"])])
        return exchange
    }

    @Test func aQuickResultIsOneAnswer() throws {
        var exchange = Self.begun()
        guard case .answer(200, let body?)? = exchange.finished(Self.done).first else {
            Issue.record("no answer")
            return
        }
        #expect(try JSONValue(message: body)["result"]?["content"] == [["type": "text", "text": "yes"]])
        #expect(exchange.finished(Self.done).isEmpty && exchange.waited().isEmpty && exchange.received([]).isEmpty)
    }

    @Test func aLongOneBecomesAStreamWithRisingProgress() throws {
        var exchange = Self.begun()
        let actions = exchange.waited() + exchange.progressed("half") + exchange.finished(Self.done)
        #expect(actions.first == .openStream)
        #expect(actions.last == .endStream)
        let events = try actions.compactMap { action in if case .event(let bytes) = action { try JSONValue(message: bytes) } else { nil } }
        #expect(events.map { $0["params"]?["progress"] } == [1, 2, nil])
        #expect(events.map { $0["params"]?["message"] } == ["waiting for the operator's answer", "half", nil])
        #expect(events[0]["params"]?["progressToken"] == "p")
        #expect(events[2]["id"] == 1)
    }

    @Test func withoutATokenThereAreOnlyComments() {
        var exchange = Self.begun([], Self.call.replacing(#","_meta":{"progressToken":"p"}"#, with: ""))
        #expect(exchange.progressed("half").isEmpty)
        #expect(exchange.waited() == [.openStream, .comment])
        #expect(exchange.waited() == [.comment])
    }

    @Test func aClientWithoutStreamsWaits() {
        var exchange = Self.begun(["Accept: application/json"])
        #expect(exchange.waited().isEmpty && exchange.progressed("half").isEmpty)
        guard case .answer(200, _)? = exchange.finished(Self.done).first else {
            Issue.record("no answer")
            return
        }
    }

    @Test(
        arguments: [
            ("POST", "/mcp", [], nil), ("GET", "/mcp", [], 405), ("DELETE", "/mcp", [], 405), ("POST", "/", [], 404),
            ("POST", "/mcp", ["Origin: https://evil.example"], 403), ("POST", "/mcp", ["Origin: null"], 403),
            ("POST", "/mcp", ["Content-Type: text/plain"], 415), ("POST", "/mcp", ["Accept: text/html"], 406),
            ("POST", "/mcp", ["Accept: */*"], nil), ("POST", "/mcp", ["Content-Type: application/json; charset=utf-8"], nil),
        ] as [(String, String, [String], Int?)])
    func requestsThatAreNotTaken(method: String, path: String, headers: [String], status: Int?) {
        #expect(HTTPRules.refusal(method: method, target: path, Arrivals.http(headers), token: nil)?.status == status)
    }

    @Test(
        arguments: [
            ([], 401), (["Authorization: Bearer wrong"], 401), (["Authorization: Bearer tok"], 401), (["Authorization: Basic token"], 401),
            (["Authorization: bearer token"], nil),
        ] as [([String], Int?)])
    func theTokenIsAskedFor(headers: [String], status: Int?) {
        #expect(HTTPRules.refusal(method: "POST", target: "/mcp", Arrivals.http(headers), token: "token")?.status == status)
    }

    @Test func longTextIsCutAtACharacter() {
        let text = String(repeating: "é", count: ToolOutcome.textLimit)
        let cut = ToolOutcome.cut("x" + text)
        #expect(cut.utf8.count < ToolOutcome.textLimit + 100)
        #expect(cut.hasSuffix("bytes are left out]") && !cut.contains("\u{FFFD}"))
    }
}
