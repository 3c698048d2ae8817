import Foundation
import Testing

/// Agents that are spoken to while they work: a small program that speaks the Agent Client Protocol does what the target says.
struct ConversationTests {
    static let commit = #"{"shell": "echo two > b.txt && git add b.txt && git commit -qm 'Add b'"}"#

    @Test("A permission is asked, shown in the inbox, allowed, and the work goes on")
    func allowed() async throws {
        try await Talking.with { talk in
            let lane = try await talk.start([#"{"shell": "curl -s http://x.invalid", "ask": true}"#, Self.commit])
            let ask = try await talk.ask(lane)
            #expect(ask.kind == "permission")
            #expect(ask.command == "curl -s http://x.invalid")
            #expect(ask.repository == "r")
            #expect(try await talk.box.lane(lane).attention.reason == "permission-asked")
            try await talk.box.succeed("answer", ask.id.text, "--allow")
            try await talk.box.reach(lane, "inspecting")
            let kinds = try await talk.kinds(lane)
            #expect(kinds.contains("asked") && kinds.contains("answered") && kinds.contains("toolResult"))
            #expect(try await talk.box.json("inbox").list.isEmpty)
        }
    }

    @Test("A denial's words reach the agent, and a second answer is refused")
    func denied() async throws {
        try await Talking.with { talk in
            let lane = try await talk.start([#"{"shell": "curl -s http://x.invalid", "ask": true}"#, Self.commit])
            let ask = try await talk.ask(lane)
            try await talk.box.succeed("answer", ask.id.text, "--deny", "no network, please")
            try await talk.box.reach(lane, "inspecting")
            let again = try await talk.box.signalbox("answer", ask.id.text, "--allow")
            #expect([3, 5].contains(again.exit), "\(again)")
            #expect(try await talk.messages(lane).contains { $0.contains("not allowed: curl") })
        }
    }

    @Test("A word that comes while an agent waits is heard once; while it waits, there is nothing to try again")
    func saidWhileAsking() async throws {
        try await Talking.with { talk in
            let lane = try await talk.start([#"{"shell": "curl -s http://x.invalid", "ask": true}"#, Self.commit])
            let ask = try await talk.ask(lane)
            let retried = try await talk.box.signalbox("lane", "retry", lane)
            #expect(retried.exit == 3 && retried.errors.contains("answer \(ask.id.text)"), "\(retried)")
            #expect(try await talk.box.lane(lane).attention.reason == "permission-asked")
            try await talk.box.succeed("send", lane, "mind the gap")
            try await talk.box.succeed("answer", ask.id.text, "--allow")
            try await talk.box.reach(lane, "inspecting")
            #expect(try await talk.messages(lane).filter { $0.contains("heard: mind the gap") }.count == 1)
            #expect(try await talk.box.lane(lane).turns[0].outcome.unheard == .null)
            try await talk.box.expectSound()
        }
    }

    @Test("A word that the agent cannot hear any more is in the prompt of its next turn")
    func unheard() async throws {
        try await Talking.with { talk in
            let lane = try await talk.start([#"{"say": "here"}"#, #"{"shell": "true"}"#, #"{"hang": "deaf"}"#])
            try await talk.heard(lane, "here")
            // The agent takes one prompt at a time, and never ends this one.
            try await talk.box.succeed("send", lane, "look at b.txt first")
            try await talk.box.succeed("stop", lane)
            _ = try await talk.box.attention(lane, "stopped")
            #expect(try await talk.box.lane(lane).turns[0].outcome.unheard.list.count == 1)
            try await talk.box.succeed("lane", "retry", lane)
            try await talk.heard(lane, "here")
            let second = try await talk.box.lane(lane).turns[1]
            let path = second.prompt.text
            let text = try await talk.box.shell("cat '\(talk.box.state)/blobs/\(path.prefix(2))/\(path.dropFirst(2))'")
            #expect(text.contains("look at b.txt first"), "\(text)")
            try await talk.box.succeed("stop", lane)
            _ = try await talk.box.attention(lane, "stopped")
        }
    }

    @Test("Deny and stop ends the turn, and the lane asks")
    func deniedAndStopped() async throws {
        try await Talking.with { talk in
            let lane = try await talk.start([#"{"shell": "curl -s http://x.invalid", "ask": true}"#, Self.commit])
            let ask = try await talk.ask(lane)
            try await talk.box.succeed("answer", ask.id.text, "--stop", "enough")
            let asked = try await talk.box.signalbox("wait", lane, "--phase", "done", "--timeout", "600", "--json")
            #expect(asked.exit == 4)
            let found = try await talk.box.lane(lane)
            #expect(["stopped", "nothing-done"].contains(found.attention.reason.text), "\(found.attention)")
            #expect(found.turns.list.count == 1)
        }
    }

    @Test("Rules answer by themselves and are recorded; what never may be cannot be allowed")
    func rules() async throws {
        let rules = """
            permissions:
              rules:
                - {name: echoes, decision: allow, commands: ["echo *"]}
              never:
                - {name: no-curl, commands: ["curl *"], message: "not from here"}
            """
        try await Talking.with(rest: rules) { talk in
            let lane = try await talk.start([
                #"{"shell": "echo fine", "ask": true}"#, #"{"shell": "curl -s http://x.invalid", "ask": true}"#,
                #"{"shell": "git push origin HEAD", "ask": true}"#, Self.commit,
            ])
            try await talk.box.reach(lane, "inspecting")
            let ruled = try await talk.box.json("events").list.filter { $0.event.lane.event["ruled"] != .null }.map {
                $0.event.lane.event["ruled"]
            }
            #expect(ruled.map(\.answer.by.text).contains("rule:echoes"))
            #expect(ruled.map(\.answer.by.text).contains("rule:no-curl"))
            #expect(ruled.count == 3, "\(ruled)")
            #expect(ruled.map(\.answer.verdict.text) == ["allow-once", "deny", "deny"])
        }
    }

    @Test("A server that is killed while an agent waits for an answer asks once, and passes the answer on")
    func killedWhileAsking() async throws {
        try await Talking.with { talk in
            let lane = try await talk.start([#"{"shell": "curl -s http://x.invalid", "ask": true}"#, Self.commit])
            let ask = try await talk.ask(lane)
            let pid = try await talk.box.json("status").pid.int
            kill(pid_t(pid), SIGKILL)
            let again = try await talk.ask(lane)
            #expect(again.id == ask.id)
            try await talk.box.succeed("answer", ask.id.text, "--deny", "no")
            try await talk.box.reach(lane, "inspecting")
            #expect(try await talk.kinds(lane).filter { $0 == "asked" }.count == 1)
            #expect(try await talk.box.lane(lane).turns.list.count == 1)
            try await talk.box.expectSound()
        }
    }

    @Test("A message reaches the working agent; stop leaves nothing of its tree")
    func sendAndStop() async throws {
        try await Talking.with { talk in
            let lane = try await talk.start([#"{"say": "here"}"#, #"{"shell": "true"}"#, #"{"hang": "deaf"}"#])
            try await talk.heard(lane, "here")
            try await talk.box.succeed("send", lane, "look at b.txt")
            try await talk.box.succeed("stop", lane)
            _ = try await talk.box.attention(lane, "stopped")
            #expect(try await talk.box.lane(lane).turns[0].outcome.ending == "stopped")
        }
    }

    @Test("A budget stops the work in its middle")
    func budget() async throws {
        try await Talking.with(agent: "budget: {turn: {tokens: 1000}}") { talk in
            let lane = try await talk.start([#"{"usage": 600}"#, #"{"usage": 600}"#, #"{"hang": "deaf"}"#])
            let found = try await talk.box.attention(lane, "budget-spent")
            #expect(found.attention.detail.text.contains("1200 of 1000 tokens"), "\(found.attention)")
            #expect(found.turns[0].usage.tokens.input.int + found.turns[0].usage.tokens.output.int == 1200, "\(found.turns[0].usage)")
        }
    }

    @Test("A budget that a target gets while its lane is at work stops it, and the words say whose budget it is")
    func targetBudget() async throws {
        try await Talking.with(rest: "budget: {target: {tokens: 100k}}") { talk in
            let lane = try await talk.start([
                #"{"usage": 600}"#, #"{"usage": 600}"#, #"{"say": "here"}"#, #"{"shell": "true"}"#, #"{"hang": "deaf"}"#,
            ])
            try await talk.heard(lane, "here")
            let wrong = try await talk.box.signalbox("target", "edit", "T-1", "--budget", "tokens=lots")
            #expect(wrong.exit == 2 && wrong.errors.contains("tokens=2M"), "\(wrong)")
            try await talk.box.succeed("target", "edit", "T-1", "--budget", "tokens=1000,minutes=60")
            let found = try await talk.box.attention(lane, "budget-spent")
            #expect(found.attention.detail.text.contains("budget of target T-1: 1200 of 1000 tokens (reported)"), "\(found.attention)")
            let target = try await talk.box.json("target", "show", "T-1").target
            #expect(target.budget.tokens.int == 1000 && target.budget.minutes.int == 60)
            try await talk.box.succeed("target", "edit", "T-1", "--budget", "none")
            #expect(try await talk.box.json("target", "show", "T-1").target.budget == .null)
            try await talk.box.expectSound()
        }
    }

    @Test("Repeated identical calls are found, retried, and then the operator is asked")
    func repeats() async throws {
        try await Talking.with(rest: "watchdog: {repeats: 4, retries: 1, backoff: 1s}") { talk in
            let lane = try await talk.start([#"{"shell": "true", "repeat": 9}"#, #"{"hang": "deaf"}"#])
            let found = try await talk.box.attention(lane, "agent-stuck")
            #expect(found.turns.list.count == 2)
            #expect(found.attention.detail.text.contains("same call"), "\(found.attention)")
        }
    }

    @Test("An error of the agent is what the lane says")
    func failed() async throws {
        try await Talking.with { talk in
            let lane = try await talk.start([#"{"error": "the model is not there"}"#])
            let found = try await talk.box.attention(lane, "agent-failed")
            #expect(found.attention.detail.text.contains("the model is not there"), "\(found.attention)")
        }
    }

    @Test("Pausing everything holds a working agent, a later lane, and both go on when it is lifted")
    func pauseAll() async throws {
        try await Talking.with(writesShared: true) { talk in
            let gate = talk.box.shared + "/gate"
            try await talk.box.shell("mkfifo '\(gate)'")
            let lane = try await talk.start([#"{"say": "here"}"#, "{\"shell\": \"cat \(gate)\"}", Self.commit])
            try await talk.heard(lane, "here")
            try await talk.box.succeed("pause", "--all")
            #expect(try await talk.box.lane(lane).paused == true)
            let other = try await talk.box.startLane("Other", intent: "git commit -q --allow-empty -m x")
            #expect(try await talk.box.lane(other).waitingFor.text.contains("paused"))
            try await talk.box.succeed("resume", "--all")
            try await talk.box.shell("echo go > '\(gate)'")
            try await talk.box.reach(lane, "inspecting")
            #expect(try await !talk.box.lane(other).waitingFor.text.contains("paused"))
            try await talk.box.attention(other, "nothing-done")
        }
    }
}

/// A box with an agent `talker` that can be spoken to.
struct Talking {
    let box: Sandbox

    static func with(agent: String = "", writesShared: Bool = false, rest: String = "", _ body: (Talking) async throws -> Void) async throws
    {
        try await Sandbox.with(confined: true) { box in
            _ = try await TestRepository(box)
            let program = box.shared + "/acp_agent.py"
            try FileManager.default.copyItem(
                atPath: URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Programs/acp_agent.py", toPath: program)
            let extra = agent.isEmpty ? "" : ", \(agent)"
            try await box.makeWorkspace(
                repository: "gates: [{name: test, run: \"test -f b.txt\"}]",
                agents: [
                    "talker: {adapter: acp, command: [/usr/bin/python3, \(program)], \(writesShared ? "writable" : "readable"): [\(box.shared)], timeout: 20m\(extra)}"
                ], rest: rest)
            try await body(Talking(box: box))
        }
    }

    func start(_ steps: [String]) async throws -> String {
        try await box.startLane("Talk", intent: "Do this. <steps>[\(steps.joined(separator: ", "))]</steps>", agent: "talker")
    }

    /// The lane's open ask; waits for it.
    func ask(_ lane: String) async throws -> JSON {
        let result = try await box.signalbox("wait", lane, "--phase", "done", "--timeout", "600", "--json")
        guard result.exit == 4, let ask = try await box.json("inbox").list.first(where: { $0.lane.text == lane }) else {
            throw TestFailure("\(lane) asks nothing: \(result)")
        }
        return ask
    }

    func entries(_ lane: String) async throws -> [JSON] { try await box.json("attach", lane).entries.list }

    func kinds(_ lane: String) async throws -> [String] { try await entries(lane).compactMap { $0.content.keys.first } }

    func messages(_ lane: String) async throws -> [String] {
        try await entries(lane).map { $0.content.message["text"].text }.filter { !$0.isEmpty }
    }

    /// Follows the transcript until the agent has said this and does something else: only then is it a message of its own.
    func heard(_ lane: String, _ words: String) async throws {
        let (binary, place, pid) = (box.binary, box.workspace, box.path("attach.pid"))
        // The end of a line: the words stand in the prompt too. Without a reader `attach` may have ended by itself.
        try await box.shell(
            """
            { '\(binary)' attach \(lane) --workspace '\(place)' & echo $! > '\(pid)'; } | grep -m 1 -q '  \(words)$'
            kill $(cat '\(pid)') 2> /dev/null || :
            """)
    }
}
