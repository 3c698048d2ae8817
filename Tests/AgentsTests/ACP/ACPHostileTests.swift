import Agents
import Domain
import Testing

/// Lines that no honest agent prints.
@Suite struct ACPHostileTests {
    @Test(arguments: [
        "", "   ", "null", "[]", "7", "\"x\"", "{", "{}", "{\"id\":1}", "{\"method\":7}", "{\"id\":99,\"result\":{}}",
        "{\"id\":3,\"result\":7}", "{\"id\":3,\"error\":7}", "{\"id\":3,\"error\":{\"code\":\"x\"}}", "{\"method\":\"session/update\"}",
        "{\"method\":\"session/update\",\"params\":[1]}", "{\"id\":{\"a\":1},\"method\":\"session/request_permission\"}",
        "{\"id\":[],\"method\":\"elicitation/create\",\"params\":{\"requestedSchema\":7}}", "\u{FEFF}{}", "{\"a\":01}", "{\"a\":1}}",
        "{\"method\":\"_signalbox/called\",\"params\":{\"kind\":\"nope\",\"paths\":{\"a\":1}}}", "{\"method\":\"$/cancel_request\"}",
        "{\"method\":\"session/update\",\"params\":{\"update\":{\"sessionUpdate\":\"tool_call\"}}}",
        "{\"method\":\"session/update\",\"params\":{\"update\":{\"sessionUpdate\":\"plan\",\"entries\":{}}}}",
        #"{"method":"session/update","params":{"update":{"sessionUpdate":"usage_update","cost":{"amount":1e308,"currency":"USD"}}}}"#,
        #"{"method":"session/update","params":{"update":{"sessionUpdate":"usage_update","_meta":{"promptTokens":-5,"completionTokens":9e99}}}}"#,
        "{\"method\":\"session/update\",\"params\":{\"update\":{\"sessionUpdate\":\"agent_message_chunk\",\"content\":[\"\\ud800\"]}}}",
    ])
    func isNeverFatal(line: String) {
        for before in 0...2 {
            var dialect = ACPDialect(.example())
            _ = dialect.begin()
            for line in ACPLines.started.prefix(before) { _ = dialect.receive(line) }
            let actions = dialect.receive(ACPLines.line(line))
            #expect(actions.usage.isEmpty)
            let rest = dialect.finish(exited: "x")
            #expect(actions.endings.count + rest.endings.count == 1)
        }
    }

    @Test func linesThatAreNoMessagesAreKept() {
        var dialect = ACPDialect(.example())
        _ = dialect.begin()
        #expect(dialect.receive(ACPLines.line("Loading…")).entries == [.text(stream: .stdout, line: "Loading…")])
        #expect(dialect.receive(ACPLines.line("{\"method\":\"x\"}")).entries == [.unknown(kind: "x", raw: "{\"method\":\"x\"}")])
        let request = dialect.receive(ACPLines.line("{\"id\":\"q\",\"method\":\"terminal/create\",\"params\":{}}"))
        #expect(request.sent("answer:ask-1")?.contains("\"id\":\"q\",\"error\":{\"code\":-32601") == true)
    }

    @Test func memoryIsBounded() {
        var dialect = ACPDialect(.example())
        _ = dialect.begin()
        for line in ACPLines.started { _ = dialect.receive(line) }
        var asks = 0
        for number in 0..<2000 {
            let call = ACPLines.update("tool_call", "\"toolCallId\":\"c\(number)\",\"title\":\"t\"")
            _ = dialect.receive(call)
            asks += dialect.receive(ACPLines.permission("\(number)")).asks.count
        }
        #expect(asks == 64)
        let flushed = dialect.receive(ACPLines.answer(3, "{\"stopReason\":\"end_turn\"}"))
        #expect(flushed.entries.count < 300)
    }

    @Test func aResultIsToldOnce() {
        var dialect = ACPDialect(.example())
        _ = dialect.begin()
        for line in ACPLines.started { _ = dialect.receive(line) }
        let diff = "\"content\":[{\"type\":\"diff\",\"path\":\"/a\",\"oldText\":\"x\",\"newText\":\"y\"}]"
        let done = ACPLines.update(
            "tool_call_update", "\"toolCallId\":\"c\",\"kind\":\"edit\",\"title\":\"Edit\",\"status\":\"completed\",\(diff)")
        #expect(
            dialect.receive(done).entries == [
                .toolCall(ToolCall(id: "c", name: "Edit", kind: .edit, paths: ["/a"])), .toolResult(id: "c", failed: false, output: ""),
                .fileChange(path: "/a", change: .modified),
            ])
        #expect(dialect.receive(done).isEmpty)
    }

    @Test(arguments: [
        (
            "{\"totalTokens\":4080,\"inputTokens\":3900,\"outputTokens\":180,\"cachedReadTokens\":3000}",
            TokenCounts(input: 900, cacheRead: 3000, output: 180)
        ),
        (
            "{\"totalTokens\":175,\"inputTokens\":10,\"outputTokens\":5,\"cachedReadTokens\":100,\"cachedWriteTokens\":60}",
            TokenCounts(input: 10, cacheRead: 100, cacheWrite: 60, output: 5)
        ),
        ("{\"totalTokens\":40,\"inputTokens\":10,\"outputTokens\":10,\"thoughtTokens\":20}", TokenCounts(input: 10, output: 30)),
        ("{\"totalTokens\":30,\"inputTokens\":10,\"outputTokens\":20,\"thoughtTokens\":15}", TokenCounts(input: 10, output: 20)),
    ])
    func tokensAreReadByTheirTotal(usage: String, counts: TokenCounts) {
        var dialect = ACPDialect(.example())
        _ = dialect.begin()
        for line in ACPLines.started { _ = dialect.receive(line) }
        let actions = dialect.receive(ACPLines.answer(3, "{\"stopReason\":\"end_turn\",\"usage\":\(usage)}"))
        #expect(actions.usage == [UsageReading(counting: .session, tokens: counts)])
    }
}
