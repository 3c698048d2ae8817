import Agents
import Domain
import Testing

/// Lines that no program should print.
@Suite struct HostileLinesTests {
    private static let lines = [
        "", " ", "{", "null", "[]", "\"x\"", "1", "plain text", "\u{1B}[31mred\u{1B}[0m", "{\"type\":1}", "{\"type\":\"\"}",
        "{\"type\":null}", "{}",
        #"{"type":"assistant"}"#, #"{"type":"assistant","message":{"content":[1,null,{}]}}"#,
        #"{"type":"assistant","message":{"content":"x"}}"#,
        #"{"type":"user","message":{"content":{}}}"#, #"{"type":"result"}"#,
        #"{"type":"result","total_cost_usd":-1e308,"modelUsage":{"m":1}}"#,
        #"{"type":"result","total_cost_usd":1e400,"modelUsage":{"m":{"inputTokens":1e300,"outputTokens":-5}}}"#,
        #"{"type":"control_request"}"#, #"{"type":"control_request","request_id":5,"request":[]}"#, #"{"type":"control_cancel_request"}"#,
        #"{"type":"system","subtype":"init"}"#, #"{"type":"system","subtype":["x"]}"#, #"{"type":"stream_event","event":7}"#,
        #"{"id":null,"method":null}"#, #"{"id":{},"method":"x"}"#, #"{"id":1,"result":{}}"#, #"{"id":"thread","result":{}}"#,
        #"{"method":"turn/completed"}"#, #"{"method":"item/completed","params":{"item":{"id":1}}}"#,
        #"{"method":"thread/tokenUsage/updated","params":{"threadId":"T","tokenUsage":{"total":{"inputTokens":9223372036854775807}}}}"#,
        #"{"type":"item.completed","item":[]}"#, #"{"type":"turn.completed","usage":{"input_tokens":-1,"cached_input_tokens":9e18}}"#,
    ]

    private static var dialects: [any AgentDialect] {
        [
            ClaudeCodeDialect(Recording.context(.claudeCode)), CodexDialect(Recording.context(.codex)),
            CodexExecDialect(Recording.context(.codexExec)),
        ]
    }

    /// Nothing of it is fatal or lost, and sums of what it claims do not overflow.
    @Test(arguments: lines) func isKept(_ line: String) {
        for var dialect in Self.dialects {
            _ = dialect.begin()
            var meter = UsageMeter()
            for _ in 0..<3 {
                let actions = dialect.receive(ArraySlice(line.utf8))
                if line != #"{"type":"stream_event","event":7}"# { #expect(!actions.isEmpty, "\(type(of: dialect)): \(line)") }
                for case .usage(let reading) in actions { _ = meter.read(reading) }
            }
            _ = dialect.finish(exited: "gone")
        }
    }

    /// Long things are cut, and deep ones are text.
    @Test func longAndDeepLines() throws {
        let long = String(repeating: "x", count: 10_000_000)
        let lines = [
            long, "{\"type\":\"\(long)\"}", "{\"method\":\"\(long)\"}", String(repeating: "[", count: 1_000_000),
            #"{"type":"assistant","message":{"content":[{"type":"text","text":"\#(long)"}]}}"#,
            #"{"type":"assistant","message":{"content":[{"type":"tool_use","id":"i","name":"Bash","input":{"command":"\#(long)"}}]}}"#,
            #"{"type":"assistant","message":{"content":[{"type":"tool_use","id":"i","name":"\#(long)","input":{"path":"\#(long)"}}]}}"#,
        ]
        for var dialect in Self.dialects {
            for line in lines {
                for case .record(let content) in dialect.receive(ArraySlice(line.utf8)) {
                    #expect(String(describing: content).utf8.count < 1_000_000)
                }
            }
        }
    }

    /// Bytes that are no text.
    @Test func bytesThatAreNoText() {
        for var dialect in Self.dialects {
            #expect(dialect.receive([0xFF, 0xFE, 0x00]) == [.record(.text(stream: .stdout, line: "\u{FFFD}\u{FFFD}\u{0}"))])
        }
    }
}
