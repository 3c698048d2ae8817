import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What reviewers report while they work, and reviewers that look at a candidate once more.
struct ReviewAgainTests {
    private static let gates = "gates: [{name: test, run: \"test -f b.txt\"}]"
    private static let work = "echo two > b.txt; git add b.txt; git commit -qm 'Add b'"

    private static func reviewer(_ box: Sandbox, _ name: String, _ script: String, more: String = "") throws -> String {
        let file = box.path("\(name).sh")
        try box.write(script, to: file)
        return #"\#(name): {adapter: command, command: [/bin/sh, "\#(file)"], prompt: stdin, timeout: 20m\#(more)}"#
    }

    private static func reviews(_ name: String) -> String { "review: {reviewers: [{agent: \(name)}], timeout: 20m}" }

    /// The beginning of a script: `T ARGUMENTS` reports a finding by the tool, and keeps what it answered.
    private static func tool(_ box: Sandbox, answers: String) throws -> String {
        let client = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Programs/tool_client.py")
        try box.write(try box.read(client.path), to: box.shared + "/tool_client.py")
        return "cat > /dev/null\nT() { python3 '\(box.shared)/tool_client.py' '\(box.binary)' report_finding \"$1\" >> \(answers) 2>&1; }\n"
    }

    private static func finding(_ text: String, file: String = "b.txt", line: Int = 1, _ severity: String = "low") -> String {
        #"{"file": "\#(file)", "line": \#(line), "severity": "\#(severity)", "text": "\#(text)"}"#
    }

    /// The lane when so many of its reviews have ended and it is the operator's again.
    private static func reviewed(_ box: Sandbox, _ lane: String, _ count: Int) async throws -> JSON {
        for _ in 1...600 {
            let found = try await box.lane(lane)
            let ended = found.reviews.list.count { $0.outcome != .null }
            if ended >= count, found.attention.reason == "ready-to-inspect" { return found }
        }
        throw TestFailure("\(lane) does not come to \(count) reviews: \(try await box.signalbox("lane", "show", lane))")
    }

    @Test("A reviewer reports as it works: seen at once, kept over a kill of the server, once with what it says at its end")
    func reports() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            let up = try await Fifo(box, "up")
            let go = try await Fifo(box, "go")
            let answers = box.path("answers")
            let script =
                try Self.tool(box, answers: "'\(answers)'") + """
                    T '\(Self.finding("say more"))'
                    T '\(Self.finding("say  more", file: "./b.txt"))'
                    T '\(Self.finding("beyond", line: 2))'
                    T '\(Self.finding("nowhere", file: "gone.txt"))'
                    T '\(Self.finding("too grave", "grave"))'
                    T '{"file": ".", "severity": "low", "text": "a folder"}'
                    echo up > '\(up.path)'; cat '\(go.path)' > /dev/null
                    T '\(Self.finding("after the restart", "medium"))'
                    cat <<'END'
                    ```json
                    {"findings": [\(Self.finding("say more")), {"severity": "info", "text": "at the end"}]}
                    ```
                    END
                    """
            try await box.makeWorkspace(
                repository: Self.gates, agents: [Self.reviewer(box, "quick", script)], rest: Self.reviews("quick"))
            let lane = try await box.startLane("Add b", intent: Self.work)
            _ = try await up.read()
            let running = try await box.lane(lane)
            #expect(running.reviews[0].reported.list.map { $0["text"].text } == ["say more"])
            #expect(running.reviews[0].outcome == .null)
            let shown = try await box.signalbox("lane", "show", lane)
            #expect(shown.output.contains("1 finding so far") && shown.output.contains("say more"), "\(shown)")
            kill(pid_t(try await box.json("status").pid.int), SIGKILL)
            try await box.succeed("up")
            try await go.release()
            let found = try await box.reach(lane, "inspecting")
            #expect(found.reviews.list.count == 1)
            #expect(found.reviews[0].outcome.ending == "completed", "\(found.reviews[0])")
            #expect(found.reviews[0].outcome.findings.list.map { $0["text"].text } == ["say more", "after the restart", "at the end"])
            #expect(found.reviews[0].reported.list.count == 2)
            let said = try box.read(answers)
            #expect(said.contains("'b.txt' has no line 2: it has 1 line in the candidate"), "\(said)")
            #expect(said.contains("there is no 'gone.txt' in the candidate; it changes b.txt"), "\(said)")
            #expect(said.contains("'grave' is no severity"), "\(said)")
            #expect(said.contains("1 finding so far") && said.contains("2 findings so far"), "\(said)")
            #expect(try await box.signalbox("inspect", lane).output.contains("after the restart (quick claims)"))
            #expect(try await box.signalbox("lane", "pr", lane).output.contains("at the end"))
            try await box.land(lane)
            try await box.expectSound()
        }
    }

    @Test("What was reported counts when the reviewer is cut off: blocking findings send the lane back")
    func cutOff() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            let script =
                try Self.tool(box, answers: "'\(box.path("answers"))'")
                + "if [ $(wc -l < work.txt) = 1 ]; then\nT '\(Self.finding("only one line", file: "work.txt", "high"))'\nexit 9\nfi\n"
                + "echo '{\"findings\": []}'\n"
            try await box.makeWorkspace(
                repository: "gates: [{name: test, run: \"test -f work.txt\"}]",
                agents: [ReworkTests.probe(box), Self.reviewer(box, "quick", script)], rest: Self.reviews("quick"))
            let lane = try await box.startLane("Work", intent: "Do the work.", agent: "probe")
            let found = try await box.reach(lane, "inspecting")
            #expect(found.reviews[0].outcome.ending == "failed")
            #expect(found.turns.list.map(\.cause.text) == ["first", "review"])
            #expect(try box.read(box.path("prompts")).contains("high work.txt:1: only one line (quick)"))
            try await box.expectSound()
        }
    }

    @Test("A reviewer reports from inside its sandbox; the agent of a lane has no such tool")
    func confined() async throws {
        try await Sandbox.with(confined: true) { box in
            _ = try await TestRepository(box)
            let script =
                try Self.tool(box, answers: "/tmp/answers") + """
                    T '\(Self.finding("from inside"))'
                    if grep -q "so far" /tmp/answers; then echo '{"findings": []}'; else cat /tmp/answers; fi
                    """
            let more = ", readable: [\(box.path("quick.sh")), \(box.shared)]"
            try await box.makeWorkspace(
                repository: Self.gates, agents: [Self.reviewer(box, "quick", script, more: more)], rest: Self.reviews("quick"))
            let intent =
                "python3 '\(box.shared)/tool_client.py' '\(box.binary)' report_finding '\(Self.finding("mine"))' "
                + "> '\(box.shared)/lane' 2>&1 || true\n" + Self.work
            let lane = try await box.startLane("Add b", intent: intent)
            let found = try await box.reach(lane, "inspecting")
            #expect(found.reviews[0].outcome.ending == "completed", "\(found.reviews[0])")
            #expect(found.reviews[0].outcome.findings.list.map { $0["text"].text } == ["from inside"])
            #expect(found.reviews[0].confinement.sandbox != .null)
            #expect(try box.read(box.shared + "/lane").contains("there is no tool 'report_finding'"))
            try await box.expectSound()
        }
    }

    @Test("Reviewers look again when they are asked to: the earlier review is superseded, and what does not fit is refused in words")
    func again() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            let place = box.path("quick.sh")
            try await box.makeWorkspace(
                repository: Self.gates, agents: [Self.reviewer(box, "quick", "cat > /dev/null; exit 9")],
                policy: "{land: manual}", rest: Self.reviews("quick"))
            let lane = try await box.startLane("Add b", intent: Self.work)
            let first = try await box.reach(lane, "inspecting")
            #expect(first.reviews[0].outcome.ending == "failed")
            try await box.succeed("inspect", lane, "--all-viewed")
            try box.write("cat > /dev/null; echo '{\"findings\": [\(Self.finding("now it speaks"))]}'", to: place)
            let unknown = try await box.signalbox("review", lane, "--reviewer", "nobody")
            #expect(unknown.exit == 5 && unknown.errors.contains("there are quick"), "\(unknown)")
            let asked = try await box.signalbox("review", lane, "--reviewer", "quick")
            #expect(asked.exit == 0 && asked.output.contains("reviewers look again"), "\(asked)")
            let second = try await Self.reviewed(box, lane, 2)
            #expect(second.phase == "inspecting" && second.candidate.number == 1)
            #expect(second.reviews[0].supersededBy == 2)
            #expect(second.reviews[1].outcome.findings.list.map { $0["text"].text } == ["now it speaks"])
            #expect(second.candidate.files.list.allSatisfy { $0.viewed == .bool(true) }, "what was looked at stays looked at")
            let shown = try await box.signalbox("lane", "show", lane)
            #expect(shown.output.contains("superseded by review 2") && shown.output.contains("exit 9"), "\(shown)")
            let body = try await box.signalbox("lane", "pr", lane)
            #expect(body.output.contains("now it speaks") && !body.output.contains("exit 9"), "\(body)")
            // A later one that fails takes nothing away.
            try box.write("cat > /dev/null; exit 7", to: place)
            try await box.succeed("review", lane)
            let third = try await Self.reviewed(box, lane, 3)
            #expect(third.reviews.list.map { $0.supersededBy != .null } == [true, false, false])
            #expect(try await box.signalbox("inspect", lane).output.contains("now it speaks (quick claims)"))
            try await box.succeed("approve", lane, "--reason", "correct")
            let late = try await box.signalbox("review", lane)
            #expect(late.exit == 3 && late.errors.contains("decided already: approve correct"), "\(late)")
            try await box.reach(lane, "approved")
            try await box.succeed("land", lane)
            try await box.reach(lane, "done")
            #expect(try await box.signalbox("review", lane).exit == 3)
            #expect(try await box.signalbox("review", "L-99").exit == 5)
            try await box.expectSound()
        }
    }

    @Test(
        "A server that dies at any marker of a report or of a second review finds it again", arguments: ["before", "after"],
        ["findingReported", "reviewsRequested", "reviewStarted", "reviewEnded"])
    func diesAtMarkers(side: String, marker: String) async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            let script =
                try Self.tool(box, answers: "'\(box.path("answers"))'") + """
                    T '\(Self.finding("once"))'
                    echo ran >> '\(box.path("runs"))'
                    echo '{"findings": [\(Self.finding("once"))]}'
                    """
            try await box.makeWorkspace(
                repository: Self.gates, agents: [Self.reviewer(box, "quick", script)], rest: Self.reviews("quick"))
            let lane = try await box.startLane("Add b", intent: Self.work)
            try await box.reach(lane, "inspecting")
            try await box.succeed("down")
            try await box.signalbox(["up"], with: ["SIGNALBOX_DIE": "\(side):lane.\(marker)"])
            try await box.signalbox("review", lane)
            // The wish itself was not written: then it is said again.
            if side == "before", marker == "reviewsRequested" { try await box.succeed("review", lane) }
            var found = JSON.null
            for _ in 1...60 {
                // The server may die under any of these.
                guard let lane = try? await Self.reviewed(box, lane, 2) else { continue }
                found = lane
                break
            }
            #expect(found.phase == "inspecting")
            #expect(found.reviews.list.count == 2)
            #expect(found.reviews.list.map(\.outcome.ending.text) == ["completed", "completed"])
            #expect(found.reviews[0].supersededBy == 2)
            #expect(found.reviews[1].outcome.findings.list.map { $0["text"].text } == ["once"])
            #expect(try box.read(box.path("runs")) == "ran\nran\n")
            try await box.expectSound()
        }
    }
}
