import Agents
import Domain
import JSONValues
import Testing

@Suite struct ClaudeCodeDialectTests {
    private func receive(_ dialect: inout ClaudeCodeDialect, _ value: JSONValue) -> [AgentAction] {
        dialect.receive(ArraySlice(value.bytes))
    }

    private func ask(_ dialect: inout ClaudeCodeDialect, _ tool: String, _ input: JSONValue, id: String = "R") -> [AgentAction] {
        receive(
            &dialect,
            [
                "type": "control_request", "request_id": .string(id),
                "request": ["subtype": "can_use_tool", "tool_name": .string(tool), "input": input, "tool_use_id": "t1"],
            ])
    }

    private func sent(_ actions: [AgentAction]) throws -> JSONValue? {
        guard case .send(_, let line) = try #require(actions.first) else { return nil }
        return try JSONValue(line.dropLast())
    }

    private func result(_ extra: [JSONMember] = []) -> JSONValue {
        .object([JSONMember("type", "result"), JSONMember("subtype", "success"), JSONMember("result", "ok")] + extra)
    }

    private static let allowed: JSONValue = ["behavior": "allow", "updatedInput": ["command": "ls"]]
    private static let denied: JSONValue = ["behavior": "deny", "message": "no"]

    @Test(arguments: [
        (Answer.Verdict.allowOnce, allowed), (.allowLane, allowed), (.deny, denied), (.denyAndStop, denied.with("interrupt", true)),
        (.reply, denied),
    ])
    func verdicts(_ verdict: Answer.Verdict, _ response: JSONValue) throws {
        var dialect = ClaudeCodeDialect(Recording.context(.claudeCode))
        let call = ToolCall(id: "t1", name: "Bash", kind: .execute, command: "ls", input: #"{"command":"ls"}"#)
        #expect(ask(&dialect, "Bash", ["command": "ls"]) == [.ask(AgentAsk(key: "answer:R", kind: .permission, call: call))])
        let actions = dialect.take(.answer(key: "answer:R", Answer(verdict: verdict, message: "no", by: "o")))
        #expect(
            try sent(actions) == ["type": "control_response", "response": ["subtype": "success", "request_id": "R", "response": response]])
        // Only once.
        #expect(dialect.take(.answer(key: "answer:R", Answer(verdict: .allowOnce, by: "o"))).isEmpty)
    }

    @Test func questions() throws {
        var dialect = ClaudeCodeDialect(Recording.context(.claudeCode))
        let one: JSONValue = [
            "questions": [["question": "Which?", "header": "H", "options": [["label": "A", "description": "d"], ["label": "B"]]]]
        ]
        guard case .ask(let asked) = try #require(ask(&dialect, "AskUserQuestion", one).first) else { return }
        #expect(asked.kind == .question && asked.text == "Which?" && asked.options == ["A", "B"] && asked.key == "answer:R")
        let answered = try sent(dialect.take(.answer(key: "answer:R", Answer(verdict: .reply, message: "B", by: "o"))))
        #expect(answered?["response"]?["response"] == ["behavior": "allow", "updatedInput": one.with("answers", ["Which?": "B"])])
        // Several questions of one request are asked one by one, and answered when all are.
        let two: JSONValue = ["questions": [["question": "1?"], ["question": "2?"]]]
        #expect(ask(&dialect, "AskUserQuestion", two, id: "S").count == 2)
        #expect(dialect.take(.answer(key: "answer:S:2", Answer(verdict: .reply, message: "b", by: "o"))).isEmpty)
        let both = try sent(dialect.take(.answer(key: "answer:S:1", Answer(verdict: .reply, message: "a", by: "o"))))
        #expect(both?["response"]?["response"]?["updatedInput"]?["answers"] == ["1?": "a", "2?": "b"])
        // A refusal of one refuses them all.
        _ = ask(&dialect, "AskUserQuestion", two, id: "T")
        let refused = try sent(dialect.take(.answer(key: "answer:T:1", Answer(verdict: .deny, message: "later", by: "o"))))
        #expect(refused?["response"]?["response"] == ["behavior": "deny", "message": "later"])
    }

    @Test func cancelledAndUnknownRequests() throws {
        var dialect = ClaudeCodeDialect(Recording.context(.claudeCode))
        _ = ask(&dialect, "Bash", ["command": "ls"])
        #expect(receive(&dialect, ["type": "control_cancel_request", "request_id": "R"]) == [.withdraw(key: "answer:R")])
        #expect(dialect.take(.answer(key: "answer:R", Answer(verdict: .allowOnce, by: "o"))).isEmpty)
        let actions = receive(&dialect, ["type": "control_request", "request_id": "H", "request": ["subtype": "hook_callback"]])
        guard case .send("answer:H", let line) = try #require(actions.last) else { return }
        #expect(try JSONValue(line.dropLast())["response"]?["subtype"] == "error")
    }

    @Test func tooManyRequestsAreRefused() {
        var dialect = ClaudeCodeDialect(Recording.context(.claudeCode))
        for number in 0..<200 { _ = ask(&dialect, "Bash", [:], id: "\(number)") }
        let actions = ask(&dialect, "Bash", [:], id: "more")
        #expect(!actions.contains { if case .ask = $0 { true } else { false } })
        #expect(actions.contains { if case .send("answer:more", _) = $0 { true } else { false } })
    }

    @Test func aMessageInTheMiddleKeepsTheInputOpen() {
        var dialect = ClaudeCodeDialect(Recording.context(.claudeCode))
        #expect(dialect.take(.say(key: "1", text: "also")).count == 1)
        #expect(receive(&dialect, result([JSONMember("queued_turn_count", 1)])).isEmpty)
        let end = receive(&dialect, result([JSONMember("queued_turn_count", 0)]))
        #expect(end == [.record(.ended(AgentEnding(kind: .finished, text: "ok"))), .closeInput])
        // Nothing is sent into a closed input; the operator is told.
        let late = dialect.take(.say(key: "2", text: "x"))
        #expect(!late.contains { if case .send = $0 { true } else { false } } && late.count == 1)
    }

    @Test func anAgentInTheBackgroundKeepsTheInputOpen() {
        var dialect = ClaudeCodeDialect(Recording.context(.claudeCode))
        _ = receive(&dialect, ["type": "system", "subtype": "task_started", "task_id": "b", "task_type": "local_agent"])
        #expect(!receive(&dialect, result()).contains(.closeInput))
        _ = receive(&dialect, ["type": "system", "subtype": "task_notification", "task_id": "b"])
        #expect(receive(&dialect, result()).last == .closeInput)
    }

    @Test(arguments: [
        ("error_max_turns", "max_turns", true, AgentEnding.Kind.limited), ("error_max_budget_usd", "budget_exhausted", true, .limited),
        ("error_during_execution", "aborted_tools", true, .interrupted), ("error_during_execution", "", true, .failed),
        ("success", "api_error", true, .failed), ("success", "completed", false, .finished), ("something_new", "", true, .failed),
    ])
    func endings(_ subtype: String, _ reason: String, _ failed: Bool, _ kind: AgentEnding.Kind) {
        var dialect = ClaudeCodeDialect(Recording.context(.claudeCode))
        let event: JSONValue = [
            "type": "result", "subtype": .string(subtype), "terminal_reason": .string(reason), "is_error": .bool(failed), "result": "w",
        ]
        let actions = receive(&dialect, event)
        #expect(actions.contains(.record(.ended(AgentEnding(kind: kind, text: "w")))))
        #expect(dialect.finish(exited: "exit code 0").isEmpty)
    }

    /// Steps add up to what was streamed, whichever lines tell it, and a total adds nothing that they told.
    @Test func usageIsCountedOnce() throws {
        let recording = try Recording("claude-partial")
        var player = Player(recording)
        player.play(recording.entries)
        var meter = UsageMeter()
        let deltas = player.actions.compactMap { if case .usage(let reading) = $0 { meter.read(reading) } else { nil } }
        #expect(meter.counted == TokenCounts(input: 1000, cacheRead: 3000, cacheWrite: 200, output: 9))
        #expect(meter.cost == Money(micros: 5780))
        // Before the end: a budget stops in the middle of a run.
        #expect(deltas.first?.tokens == TokenCounts(input: 1000, cacheRead: 3000, cacheWrite: 200))
    }

    @Test func aRetryIsAFaultThatIsTriedAgain() {
        var dialect = ClaudeCodeDialect(Recording.context(.claudeCode))
        let event: JSONValue = [
            "type": "system", "subtype": "api_retry", "attempt": 1, "max_retries": 3, "error_status": 529, "error": "overloaded",
        ]
        let fault = AgentFault(kind: .api, status: 529, text: "overloaded (retry 1 of 3)", retrying: true)
        #expect(receive(&dialect, event) == [.record(.error(fault))])
    }

    /// An end without a result says how it came.
    @Test func anEndWithoutAResult() {
        var dialect = ClaudeCodeDialect(Recording.context(.claudeCode))
        _ = ask(&dialect, "Bash", [:])
        let actions = dialect.finish(exited: "signal 9")
        #expect(actions.first == .withdraw(key: "answer:R"))
        #expect(actions.last == .record(.ended(AgentEnding(kind: .failed, text: "no result came before its end: signal 9"))))
    }
}
