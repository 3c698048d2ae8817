import Agents
import Domain
import Foundation
import Testing

/// What is said to an agent, and when.
@Suite struct ACPDialectTests {
    private func talk(_ context: AgentContext, _ lines: [ArraySlice<UInt8>]) -> (ACPDialect, [AgentAction]) {
        var dialect = ACPDialect(context)
        var actions = dialect.begin()
        for line in lines { actions += dialect.receive(line) }
        return (dialect, actions)
    }

    private func talk(_ lines: [ArraySlice<UInt8>]) -> (ACPDialect, [AgentAction]) { talk(.example(), lines) }

    private func answer(_ verdict: Answer.Verdict, _ message: String = "", by: String = "operator:ada") -> Answer {
        Answer(verdict: verdict, message: message, by: by)
    }

    @Test func theHostStandsInFront() throws {
        let launch = try ACPDialect.launch(.example())
        #expect(launch == AgentLaunch(argv: ["/bin/signalbox", "acp-host", "--root", "/lab/repos/x", "--", "vibe-acp"], input: .channel))
        var nameless = AgentContext.example()
        nameless.agent.command = []
        let error = #expect(throws: AgentError.self) { try ACPDialect.launch(nameless) }
        #expect(error?.message.contains("needs a command") == true)
    }

    @Test func systemTextComesBeforeThePrompt() throws {
        let tools = ToolServer(name: "signalbox", command: "/s", arguments: ["mcp"], environment: ["B": "2", "A": "1"])
        let (_, actions) = talk(.example(tools: tools), ACPLines.started)
        #expect(actions.keys == ["initialize", "new", "prompt"])
        let server =
            #"{"name":"signalbox","command":"/s","args":["mcp"],"env":[{"name":"A","value":"1"},{"name":"B","value":"2"}]}"#
        #expect(actions.sent("new")?.contains("\"cwd\":\"/lab/repos/x\",\"mcpServers\":[\(server)]") == true)
        let blocks = "\"prompt\":[{\"type\":\"text\",\"text\":\"You are in a lane.\"},{\"type\":\"text\",\"text\":\"go\"}]"
        #expect(actions.sent("prompt")?.contains(blocks) == true)
        #expect(actions.entries == [.session(AgentSession(id: "s", model: nil, program: "a 2"))])
    }

    @Test func guideAndSkillsReachAProgramThatTrustsNoRepository() throws {
        var context = AgentContext.example()
        context.guide = "Use tabs."
        context.skillFiles = ["tidy": ["SKILL.md": "Tidy."]]
        let (_, actions) = talk(context, ACPLines.started)
        #expect(actions.sent("prompt")?.contains("# AGENTS.md of this repository\\n\\nUse tabs.") == true)
        #expect(try ACPDialect.launch(context).files == ["/home/.agents/skills/tidy/SKILL.md": "Tidy."])
    }

    @Test func retriesOfVibeAreErrorsOfTheModelsService() {
        let line =
            #"{"jsonrpc":"2.0","method":"_session/retrying","params":{"sessionId":"s","category":"rate_limited","detail":"HTTP 429"}}"#
        let (_, actions) = talk(ACPLines.started + [ArraySlice(line.utf8)])
        let fault = AgentFault(kind: .api, status: 429, text: "rate_limited: HTTP 429 (asked again)", retrying: true)
        #expect(actions.entries.last == .error(fault))
    }

    @Test func toolsOfTheLaneAreKnownByTheNameThatTheProgramGives() {
        func named(_ meta: String) -> ToolCall? {
            let call = ACPLines.update(
                "tool_call",
                "\"toolCallId\":\"c\",\"title\":\"mcp_signalbox.ask\",\"kind\":\"other\",\"status\":\"in_progress\",\"rawInput\":{\"q\":1}\(meta)"
            )
            return talk(ACPLines.started + [call]).1.entries.lazy.compactMap { if case .toolCall(let call) = $0 { call } else { nil } }
                .first
        }
        #expect(named(",\"_meta\":{\"tool_name\":\"mcp_signalbox.ask\"}")?.name == "mcp__signalbox__ask")
        #expect(named(",\"_meta\":{\"tool_name\":\"mcp_signalbox.ask\"}")?.kind == .mcp)
        #expect(named("")?.kind == .other)
    }

    @Test func aLoadedSessionTellsNothingTwice() {
        let old = AgentSession(id: "old")
        let history = [ACPLines.chunk("old words"), ACPLines.update("usage_update", "\"cost\":{\"amount\":9,\"currency\":\"USD\"}")]
        let call = ACPLines.update(
            "tool_call", "\"toolCallId\":\"c\",\"title\":\"t\",\"rawInput\":{\"command\":\"x\"},\"status\":\"completed\"")
        let (_, actions) = talk(.example(session: old), [ACPLines.initialized] + history + [call, ACPLines.answer(2, "null")])
        #expect(actions.keys == ["initialize", "load", "prompt"])
        #expect(actions.entries == [.session(AgentSession(id: "old", program: "a 2"))])
        #expect(actions.usage.isEmpty)
    }

    @Test func resumingIsPreferredAndLoadingMayFail() {
        let able = ACPLines.answer(
            1, "{\"protocolVersion\":1,\"agentCapabilities\":{\"loadSession\":true,\"sessionCapabilities\":{\"resume\":{}}}}")
        let (_, resumed) = talk(.example(session: AgentSession(id: "old")), [able, ACPLines.answer(2, "{}")])
        #expect(resumed.keys == ["initialize", "resume", "prompt"])
        let failed = [
            ACPLines.initialized, ACPLines.chunk("half"), ACPLines.error(2, -32002, "no such session"),
            ACPLines.answer(3, "{\"sessionId\":\"n\"}"),
        ]
        let (_, begun) = talk(.example(session: AgentSession(id: "old")), failed)
        #expect(begun.keys == ["initialize", "load", "new", "prompt"])
        #expect(begun.entries.last == .session(AgentSession(id: "n", program: "a 2")))
    }

    @Test(arguments: [
        (
            #"{"currentModeId":"accept-edits","availableModes":[{"id":"auto-approve","name":"A"},{"id":"ask","name":"Ask"}]}"#,
            "ask"
        ),
        ("{\"currentModeId\":\"yolo\",\"availableModes\":[{\"id\":\"yolo\",\"name\":\"\"},{\"id\":\"x\",\"name\":\"Default\"}]}", "x"),
        (
            "{\"currentModeId\":\"b\",\"availableModes\":[{\"id\":\"a/modes#default\",\"name\":\"\"},{\"id\":\"b\",\"name\":\"\"}]}",
            "a/modes#default"
        ),
        ("{\"currentModeId\":\"ask\",\"availableModes\":[{\"id\":\"ask\",\"name\":\"\"}]}", nil),
        ("{\"currentModeId\":\"agent\",\"availableModes\":[{\"id\":\"agent\",\"name\":\"Agent\"}]}", nil), ("null", nil), ("[]", nil),
    ])
    func theModeThatAsksIsSet(modes: String, wanted: String?) {
        let (_, actions) = talk([ACPLines.initialized, ACPLines.answer(2, "{\"sessionId\":\"s\",\"modes\":\(modes)}")])
        #expect(actions.sent("mode")?.contains("\"modeId\":\"\(wanted ?? "")\"") == (wanted == nil ? nil : true))
    }

    @Test func aModelThatIsNotOfferedEndsTheTurn() {
        let options =
            #"[{"id":"m","category":"model","type":"select","currentValue":"a","options":[{"value":"a","name":"A"},{"value":"b","name":"Big One"}]}]"#
        let opened = [ACPLines.initialized, ACPLines.answer(2, "{\"sessionId\":\"s\",\"configOptions\":\(options)}")]
        let (_, missing) = talk(.example(model: "c"), opened)
        #expect(missing.endings.first?.text == "the program does not offer the model 'c'; it offers a, b")
        #expect(missing.last == .closeInput)
        let (_, chosen) = talk(.example(model: "big one"), opened + [ACPLines.answer(3, "{}")])
        #expect(chosen.sent("model")?.contains("\"configId\":\"m\",\"value\":\"b\"") == true)
        #expect(chosen.entries == [.session(AgentSession(id: "s", model: "b", program: "a 2"))])
    }

    @Test func signsInOnlyWithWhatTheEnvironmentHolds() {
        let methods =
            #"[{"id":"web","name":"Web"},{"id":"key","name":"Key","type":"env_var","vars":[{"name":"K"},{"name":"O","optional":true}]}]"#
        let begun = [
            ACPLines.answer(1, "{\"protocolVersion\":1,\"authMethods\":\(methods)}"), ACPLines.error(2, -32000, "Authentication required"),
        ]
        let (_, with) = talk(
            .example(environment: ["K": "1"]), begun + [ACPLines.answer(3, "{}"), ACPLines.answer(4, "{\"sessionId\":\"s\"}")])
        #expect(with.keys == ["initialize", "new", "authenticate", "new-again", "prompt"])
        #expect(with.sent("authenticate")?.contains("\"methodId\":\"key\"") == true)
        let (_, without) = talk(begun)
        #expect(without.endings.first?.kind == .failed)
        #expect(without.endings.first?.text.contains("Key (K)") == true)
        #expect(without.keys == ["initialize", "new"])
    }

    @Test func chunksBecomeOneMessage() {
        let usage = ACPLines.update("usage_update", "\"used\":1")
        let plan = ACPLines.update("plan", "\"entries\":[{\"content\":\"p\",\"status\":\"in_progress\"}]")
        let thought = ACPLines.update("agent_thought_chunk", "\"content\":{\"type\":\"text\",\"text\":\"hm\"}")
        let lines = [
            ACPLines.chunk("a"), usage, ACPLines.chunk("b"), ACPLines.chunk("c", id: "n"), thought, thought, plan, ACPLines.chunk("d"),
        ]
        let (_, actions) = talk(ACPLines.started + lines + [ACPLines.answer(3, "{\"stopReason\":\"end_turn\"}")])
        #expect(
            actions.entries.dropFirst() == [
                .message(text: "ab"), .message(text: "c"), .thought(text: "hmhm"), .plan([PlanStep(text: "p", state: .active)]),
                .message(text: "d"), .ended(AgentEnding(kind: .finished, text: "d")),
            ])
    }

    @Test func speechIsBounded() {
        var (dialect, _) = talk(ACPLines.started)
        let chunk = ACPLines.chunk(String(repeating: "é", count: 5000))
        for _ in 0..<200 { #expect(dialect.receive(chunk).isEmpty) }
        let actions = dialect.receive(ACPLines.answer(3, "{\"stopReason\":\"end_turn\"}"))
        guard case .message(let text)? = actions.entries.first else { return #expect(Bool(false), "no message") }
        #expect(text.utf8.count < TranscriptLimit.text + 100)
        #expect(text.hasSuffix("bytes more in the raw log)"))
    }

    @Test(arguments: [
        (Answer.Verdict.allowOnce, "\"optionId\":\"x2\""), (.allowLane, "\"optionId\":\"x2\""), (.deny, "\"optionId\":\"x3\""),
        (.denyAndStop, "\"outcome\":\"cancelled\""),
    ])
    func permissionsAreAnsweredByKind(verdict: Answer.Verdict, option: String) {
        for id in ["0", "\"abc\"", "null", "12345678901234567890", "1.50"] {
            var (dialect, actions) = talk(ACPLines.started + [ACPLines.permission(id)])
            #expect(actions.asks.first?.key == "ask-1")
            actions = dialect.take(.answer(key: "ask-1", answer(verdict)))
            #expect(actions.sent("answer:ask-1")?.contains("\"id\":\(id),") == true)
            #expect(actions.sent("answer:ask-1")?.contains(option) == true)
            #expect((actions.sent("stop:ask-1") != nil) == (verdict == .denyAndStop))
            if verdict == .denyAndStop { #expect(actions.keys == ["stop:ask-1", "answer:ask-1"], "the denial must not be read first") }
            #expect(dialect.take(.answer(key: "ask-1", answer(verdict))).isEmpty)
        }
    }

    @Test(arguments: [
        (
            "{\"optionId\":\"a\",\"kind\":\"allow_always\"},{\"optionId\":\"r\",\"kind\":\"reject_always\"}", Answer.Verdict.allowOnce,
            "cancelled"
        ),
        ("{\"optionId\":\"a\",\"kind\":\"allow_always\"}", .allowLane, "\"optionId\":\"a\""),
        ("{\"optionId\":\"r\",\"kind\":\"reject_always\"}", .deny, "\"optionId\":\"r\""), ("", .deny, "cancelled"),
        ("7,null", .allowOnce, "cancelled"),
        ("{\"optionId\":\"allow_once\",\"kind\":\"reject_once\"}", .allowOnce, "cancelled\"}"),
    ])
    func nothingIsAllowedByGuessing(options: String, verdict: Answer.Verdict, expected: String) {
        var (dialect, _) = talk(ACPLines.started + [ACPLines.permission("1", options: options)])
        let sent = dialect.take(.answer(key: "ask-1", answer(verdict))).sent("answer:ask-1") ?? ""
        #expect(sent.contains(expected) || (verdict == .allowOnce && sent.contains("\"optionId\":\"allow_once\"")), "\(sent)")
    }

    @Test func aPermissionKnowsItsCall() {
        let call = ACPLines.update(
            "tool_call",
            #""toolCallId":"c","title":"bash: ls","kind":"execute","rawInput":{"command":"ls"},"_meta":{"tool_name":"bash"}"#
        )
        let expected = ToolCall(id: "c", name: "bash", kind: .execute, command: "ls", input: "{\"command\":\"ls\"}")
        let (_, known) = talk(ACPLines.started + [call, ACPLines.permission("1")])
        #expect(known.asks.first?.call == expected)
        let (_, other) = talk(
            ACPLines.started + [call, ACPLines.permission("1", call: "{\"toolCallId\":\"z\",\"rawInput\":{\"command\":\"ls\"}}")])
        #expect(other.asks.first?.call == expected)
        let (_, strange) = talk(
            ACPLines.started + [call, ACPLines.permission("1", call: "{\"toolCallId\":\"z\",\"rawInput\":{\"command\":\"rm\"}}")])
        #expect(strange.asks.first?.call?.input == "{\"command\":\"rm\"}")
        let (_, empty) = talk(ACPLines.started + [ACPLines.permission("1", call: "7")])
        #expect(empty.asks.first?.call?.id == "permission-1")
    }

    @Test func aMessageWaitsForTheEndOfThePrompt() {
        var (dialect, _) = talk(ACPLines.started)
        #expect(dialect.take(.say(key: "m1", text: "more")).keys.isEmpty)
        var actions = dialect.receive(ACPLines.answer(3, "{\"stopReason\":\"end_turn\"}"))
        #expect(actions.sent("say:m1")?.contains("\"id\":4,\"method\":\"session/prompt\"") == true)
        #expect(actions.endings.isEmpty)
        actions = dialect.receive(ACPLines.answer(4, "{\"stopReason\":\"end_turn\"}"))
        #expect(actions.endings.first?.kind == .finished)
        #expect(actions.last == .closeInput)
        #expect(dialect.take(.say(key: "m2", text: "late")).keys.isEmpty)
    }

    @Test func anInterruptCancelsWhatIsOpen() {
        var (dialect, _) = talk(ACPLines.started + [ACPLines.permission("5"), ACPLines.permission("6")])
        _ = dialect.take(.say(key: "m1", text: "more"))
        var actions = dialect.take(.interrupt(key: "i"))
        #expect(actions.keys == ["interrupt:i", "answer:ask-1", "answer:ask-2"])
        #expect(actions.sent("answer:ask-2") == "{\"jsonrpc\":\"2.0\",\"id\":6,\"result\":{\"outcome\":{\"outcome\":\"cancelled\"}}}")
        #expect(actions.contains(.withdraw(key: "ask-1")))
        actions = dialect.receive(ACPLines.permission("7"))
        #expect(actions.asks.isEmpty && actions.keys == ["answer:ask-3"])
        actions = dialect.receive(ACPLines.answer(3, "{\"stopReason\":\"cancelled\"}"))
        #expect(actions.endings == [AgentEnding(kind: .interrupted)])
        #expect(dialect.finish(exited: "exit code 0").isEmpty)
    }

    @Test func anInterruptForAMessageIsFollowedByIt() {
        var (dialect, _) = talk(ACPLines.started + [ACPLines.permission("5")])
        _ = dialect.take(.say(key: "say:1", text: "when you are done"))
        var actions = dialect.take(.interrupt(key: "interrupt:2")) + dialect.take(.say(key: "say:2", text: "not there"))
        #expect(actions.keys == ["interrupt:interrupt:2", "answer:ask-1"])
        actions = dialect.receive(ACPLines.answer(3, "{\"stopReason\":\"cancelled\"}"))
        #expect(actions.keys == ["say:say:1"] && actions.endings.isEmpty)
        actions = dialect.receive(ACPLines.answer(4, "{\"stopReason\":\"end_turn\"}"))
        #expect(actions.sent("say:say:2")?.contains("not there") == true)
        actions = dialect.receive(ACPLines.answer(5, "{\"stopReason\":\"end_turn\"}"))
        #expect(actions.endings.map(\.kind) == [.finished])
    }

    @Test func aTurnThatIsStoppedIsNotTakenUpForAMessage() {
        for stops in [["stop", "interrupt:1"], ["interrupt:1", "stop"]] {
            var (dialect, _) = talk(ACPLines.started)
            for key in stops { _ = dialect.take(.interrupt(key: key)) }
            _ = dialect.take(.say(key: "say:1", text: "more"))
            let actions = dialect.receive(ACPLines.answer(3, "{\"stopReason\":\"cancelled\"}"))
            #expect(actions.endings.map(\.kind) == [.interrupted], "\(stops)")
            #expect(actions.keys.isEmpty, "\(stops)")
        }
    }

    @Test(arguments: [
        [], [ACPLines.initialized],
    ])
    func anInterruptBeforeTheFirstPromptEndsTheTalk(heard: [ArraySlice<UInt8>]) {
        var (dialect, _) = talk(heard)
        var actions = dialect.take(.interrupt(key: "stop"))
        #expect(actions.endings.map(\.kind) == [.interrupted])
        #expect(actions.last == .closeInput)
        // Answers that were on their way change nothing, and nothing is said into closed input.
        let rest = (ACPLines.started + [ACPLines.answer(3, "{}")]).dropFirst(heard.count)
        actions = rest.flatMap { dialect.receive($0) }
        #expect(actions.keys.isEmpty && actions.endings.isEmpty)
        #expect(!actions.contains(.closeInput))
    }

    @Test func anOpeningThatFailsAfterAnInterruptIsKeptAndNothingMore() {
        var (dialect, _) = talk([])
        _ = dialect.take(.interrupt(key: "stop"))
        let actions = dialect.receive(ACPLines.error(1, -32000, "not signed in", data: "{}"))
        #expect(actions.keys.isEmpty && actions.endings.isEmpty && actions.entries.count == 1)
    }

    @Test func wordsOfADenialAreSaidAfterwards() {
        var (dialect, _) = talk(ACPLines.started + [ACPLines.permission("1"), ACPLines.permission("2")])
        _ = dialect.take(.answer(key: "ask-1", answer(.deny, "not here", by: "rule:never")))
        _ = dialect.take(.answer(key: "ask-2", answer(.deny, "use the script")))
        let actions = dialect.receive(ACPLines.answer(3, "{\"stopReason\":\"end_turn\"}"))
        #expect(actions.keys == ["say:ask-2"])
        #expect(actions.sent("say:ask-2")?.contains("use the script") == true)
    }

    @Test(arguments: [
        ("end_turn", AgentEnding.Kind.finished), ("max_tokens", .limited), ("max_turn_requests", .limited), ("refusal", .limited),
        ("cancelled", .interrupted), ("weird", .failed),
    ])
    func reasonsToStop(reason: String, kind: AgentEnding.Kind) {
        let (_, actions) = talk(ACPLines.started + [ACPLines.answer(3, "{\"stopReason\":\"\(reason)\"}")])
        #expect(actions.endings.map(\.kind) == [kind])
    }

    @Test func errorsOfTheModelEndTheTurn() {
        let (_, actions) = talk(
            ACPLines.started + [ACPLines.error(3, -32603, "Internal error", data: "{\"details\":\"HTTP 429 too many\"}")])
        #expect(actions.entries.contains(.error(AgentFault(kind: .api, status: 429, text: "Internal error: HTTP 429 too many"))))
        #expect(actions.endings.map(\.kind) == [.failed])
    }

    @Test func aBadKeyIsAnErrorOfTheModel() {
        let (_, actions) = talk(ACPLines.started + [ACPLines.error(3, -32603, "Invalid API key (from env var K).")])
        #expect(actions.entries.contains(.error(AgentFault(kind: .api, text: "Invalid API key (from env var K)."))))
    }

    @Test func endingWithoutAWordIsAFailure() {
        var (dialect, _) = talk(ACPLines.started + [ACPLines.chunk("so"), ACPLines.permission("1")])
        let actions = dialect.finish(exited: "exit code 3")
        #expect(actions.contains(.withdraw(key: "ask-1")))
        #expect(actions.endings == [AgentEnding(kind: .failed, text: "the program ended in the middle of its turn: exit code 3")])
    }
}
