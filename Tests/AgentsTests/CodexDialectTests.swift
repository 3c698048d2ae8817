import Agents
import Domain
import JSONValues
import Testing

@Suite struct CodexDialectTests {
    private func receive(_ dialect: inout CodexDialect, _ value: JSONValue) -> [AgentAction] { dialect.receive(ArraySlice(value.bytes)) }

    private func sent(_ actions: [AgentAction]) throws -> [JSONValue] {
        try actions.compactMap { if case .send(_, let line) = $0 { try JSONValue(line.dropLast()) } else { nil } }
    }

    private func keys(_ actions: [AgentAction]) -> [String] { actions.compactMap { if case .send(let key, _) = $0 { key } else { nil } } }

    /// A dialect whose first turn runs.
    private func running(_ context: AgentContext = Recording.context(.codex)) -> CodexDialect {
        var dialect = CodexDialect(context)
        _ = dialect.begin()
        _ = receive(&dialect, ["id": "initialize", "result": [:]])
        _ = receive(&dialect, ["id": "thread", "result": ["thread": ["id": "T"]]])
        _ = receive(&dialect, ["id": "turn:1", "result": ["turn": ["id": "U"]]])
        return dialect
    }

    private func completed(_ turn: String = "U", _ status: String = "completed") -> JSONValue {
        ["method": "turn/completed", "params": ["threadId": "T", "turn": ["id": .string(turn), "status": .string(status)]]]
    }

    @Test func theThreadIsStartedOrResumed() throws {
        var context = Recording.context(.codex)
        context.system = "be brief"
        for (session, sandboxed) in [(nil, false), (AgentSession(id: "S"), true)] as [(AgentSession?, Bool)] {
            context.session = session
            context.sandboxed = sandboxed
            var dialect = CodexDialect(context)
            let messages = try sent(receive(&dialect, ["id": "initialize", "result": [:]]))
            #expect(messages.first == ["method": "initialized"])
            let thread = try #require(messages.last)
            #expect(thread["method"]?.string == (session == nil ? "thread/start" : "thread/resume"))
            #expect(thread["params"]?["threadId"]?.string == session?.id)
            #expect(thread["params"]?["sandbox"]?.string == (sandboxed ? "danger-full-access" : "workspace-write"))
            #expect(thread["params"]?["developerInstructions"] == "be brief")
        }
    }

    @Test func aMessageSteersTheRunningTurn() throws {
        var dialect = running()
        let steer = try #require(try sent(dialect.take(.say(key: "1", text: "also"))).first)
        #expect(steer["id"] == "say:1" && steer["method"] == "turn/steer" && steer["params"]?["expectedTurnId"] == "U")
        // The turn may end before it is known whether the message was heard.
        #expect(receive(&dialect, completed()).isEmpty)
        #expect(receive(&dialect, ["id": "say:1", "result": ["turnId": "U"]]).last == .closeInput)
    }

    @Test func aMessageThatCouldNotSteerHasATurnOfItsOwn() throws {
        var dialect = running()
        _ = dialect.take(.say(key: "1", text: "also"))
        _ = receive(&dialect, completed())
        let next = receive(&dialect, ["id": "say:1", "error": ["code": -32600, "message": "no active turn"]])
        #expect(keys(next) == ["turn:say:1"])
        #expect(try sent(next).first?["params"]?["input"] == [["type": "text", "text": "also"]])
        #expect(!next.contains(.closeInput))
    }

    @Test func whatCameBeforeTheTurnWaitsForIt() throws {
        var dialect = CodexDialect(Recording.context(.codex))
        #expect(dialect.take(.say(key: "1", text: "early")).isEmpty)
        #expect(dialect.take(.interrupt(key: "2")).isEmpty)
        _ = receive(&dialect, ["id": "initialize", "result": [:]])
        _ = receive(&dialect, ["id": "thread", "result": ["thread": ["id": "T"]]])
        let actions = receive(&dialect, ["method": "turn/started", "params": ["threadId": "T", "turn": ["id": "U"]]])
        #expect(keys(actions) == ["say:1", "interrupt:2"])
    }

    @Test(arguments: [
        (Answer.Verdict.allowOnce, "accept"), (.allowLane, "accept"), (.deny, "decline"), (.denyAndStop, "cancel"), (.reply, "decline"),
    ])
    func verdicts(_ verdict: Answer.Verdict, _ decision: String) throws {
        var dialect = running()
        let request: JSONValue = [
            "id": 0, "method": "item/commandExecution/requestApproval",
            "params": ["threadId": "T", "turnId": "U", "itemId": "c", "command": "/bin/bash -lc 'git push'", "reason": "why"],
        ]
        guard case .ask(let ask) = try #require(receive(&dialect, request).first) else { return }
        #expect(ask.key == "answer:0" && ask.call?.command == "git push" && ask.call?.kind == .execute && ask.text == "why")
        let actions = dialect.take(.answer(key: "answer:0", Answer(verdict: verdict, message: "words", by: "o")))
        #expect(try sent(actions).first == ["id": 0, "result": ["decision": .string(decision)]])
        // A refusal's words follow as a message.
        #expect(keys(actions).contains("say:answer:0") == (verdict == .deny))
    }

    @Test func aPatchIsAskedForWithItsFiles() throws {
        var dialect = running()
        _ = receive(
            &dialect,
            [
                "method": "item/started",
                "params": [
                    "threadId": "T",
                    "item": ["type": "fileChange", "id": "p", "changes": [["path": "/w/a", "kind": ["type": "add"], "diff": "x"]]],
                ],
            ])
        let request: JSONValue = ["id": "q", "method": "item/fileChange/requestApproval", "params": ["itemId": "p", "grantRoot": "/w"]]
        guard case .ask(let ask) = try #require(receive(&dialect, request).first) else { return }
        #expect(ask.call?.paths == ["/w/a", "/w"] && ask.call?.kind == .edit)
    }

    @Test func permissionsQuestionsAndForms() throws {
        var dialect = running()
        let wanted: JSONValue = ["network": ["enabled": true], "fileSystem": ["write": ["/x"]]]
        let profile = receive(
            &dialect, ["id": 1, "method": "item/permissions/requestApproval", "params": ["itemId": "i", "permissions": wanted]])
        guard case .ask(let ask) = try #require(profile.first) else { return }
        #expect(ask.call?.paths == ["/x"])
        #expect(
            try sent(dialect.take(.answer(key: "answer:1", Answer(verdict: .allowOnce, by: "o")))).first?["result"]?["permissions"]
                == wanted)
        _ = receive(&dialect, ["id": 2, "method": "item/permissions/requestApproval", "params": ["itemId": "i", "permissions": wanted]])
        let denied = dialect.take(.answer(key: "answer:2", Answer(verdict: .denyAndStop, by: "o")))
        #expect(try sent(denied).first?["result"]?["permissions"] == [:])
        #expect(keys(denied).last?.hasPrefix("interrupt:") == true)

        let questions: JSONValue = ["itemId": "i", "questions": [["id": "q1", "question": "Which?", "options": [["label": "A"]]]]]
        let asked = receive(&dialect, ["id": 3, "method": "item/tool/requestUserInput", "params": questions])
        #expect(asked == [.ask(AgentAsk(key: "answer:3", kind: .question, text: "Which?", options: ["A"]))])
        let reply = try sent(dialect.take(.answer(key: "answer:3", Answer(verdict: .reply, message: "A", by: "o"))))
        #expect(reply.first?["result"] == ["answers": ["q1": ["answers": ["A"]]]])

        let form: JSONValue = [
            "serverName": "s", "message": "Sure?", "mode": "form", "requestedSchema": ["type": "object", "properties": [:]],
        ]
        _ = receive(&dialect, ["id": 4, "method": "mcpServer/elicitation/request", "params": form])
        let accepted = try sent(dialect.take(.answer(key: "answer:4", Answer(verdict: .allowOnce, by: "o"))))
        #expect(accepted.first?["result"] == ["action": "accept", "content": [:]])
    }

    @Test func aRequestThatIsNotKnownIsRefused() throws {
        var dialect = running()
        let actions = receive(&dialect, ["id": 7, "method": "attestation/generate", "params": [:]])
        #expect(try sent(actions).first?["error"]?["code"] == -32601)
        #expect(actions.count == 2)
    }

    @Test func aResolvedRequestIsWithdrawn() {
        var dialect = running()
        _ = receive(&dialect, ["id": 0, "method": "item/fileChange/requestApproval", "params": ["itemId": "p"]])
        #expect(
            receive(&dialect, ["method": "serverRequest/resolved", "params": ["threadId": "T", "requestId": 0]]) == [
                .withdraw(key: "answer:0")
            ])
    }

    private static let unreachable: JSONValue = ["httpConnectionFailed": ["httpStatusCode": 503]]
    private static let full: JSONValue = "contextWindowExceeded"

    @Test(
        arguments: [
            ("unauthorized", 401, AgentEnding.Kind.failed), (unreachable, 503, .failed), (full, nil, .limited),
        ] as [(JSONValue, Int?, AgentEnding.Kind)])
    func failures(_ info: JSONValue, _ status: Int?, _ kind: AgentEnding.Kind) {
        var dialect = running()
        let error: JSONValue = ["message": "m", "codexErrorInfo": info]
        let told = receive(&dialect, ["method": "error", "params": ["error": error, "willRetry": false, "threadId": "T", "turnId": "U"]])
        #expect(told == [.record(.error(AgentFault(kind: .api, status: status, text: "m")))])
        let turn: JSONValue = ["id": "U", "status": "failed", "error": error]
        let end = receive(&dialect, ["method": "turn/completed", "params": ["threadId": "T", "turn": turn]])
        #expect(end == [.record(.ended(AgentEnding(kind: kind, text: "m"))), .closeInput])
    }

    @Test func aRefusedThreadEndsTheTurn() {
        var dialect = CodexDialect(Recording.context(.codex))
        _ = receive(&dialect, ["id": "initialize", "result": [:]])
        let actions = receive(&dialect, ["id": "thread", "error": ["code": -32600, "message": "no such thread"]])
        #expect(actions.last == .closeInput && actions.count == 3)
    }

    /// Agents of its own have threads of their own: their turns do not end ours, their tokens count.
    @Test func otherThreads() {
        var dialect = running()
        let other: JSONValue = ["method": "turn/completed", "params": ["threadId": "X", "turn": ["id": "V", "status": "completed"]]]
        #expect(!receive(&dialect, other).contains(.closeInput))
        func usage(_ thread: String, _ input: Int) -> JSONValue {
            [
                "method": "thread/tokenUsage/updated",
                "params": [
                    "threadId": .string(thread),
                    "tokenUsage": ["total": ["inputTokens": .number("\(input)"), "cachedInputTokens": 10, "outputTokens": 1]],
                ],
            ]
        }
        _ = receive(&dialect, usage("T", 100))
        let sum = UsageReading(counting: .session, tokens: TokenCounts(input: 130, cacheRead: 20, output: 2))
        guard case .usage(var reading)? = receive(&dialect, usage("X", 50)).first else { return }
        reading.model = nil
        #expect(reading == sum)
    }
}
