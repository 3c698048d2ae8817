import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reviewers look at a green candidate before the operator. What they say are claims; whatever becomes of them, the lane goes on.
struct ReviewTests {
    /// A reviewer that is a shell script in a file outside of every lane.
    private static func reviewer(_ box: Sandbox, _ name: String, _ script: String) throws -> String {
        let file = box.path("\(name).sh")
        try box.write(script, to: file)
        return #"\#(name): {adapter: command, command: [/bin/sh, "\#(file)"], prompt: stdin, timeout: 20m}"#
    }

    private static func say(_ findings: String) -> String {
        "cat > /dev/null\ncat <<'END'\n```json\n{\"findings\": [\(findings)]}\n```\nEND\n"
    }

    private static func reviews(_ names: String..., timeout: String = "20m", more: String = "") -> String {
        "review: {reviewers: [\(names.map { "{agent: \($0)}" }.joined(separator: ", "))], timeout: \(timeout)\(more)}"
    }

    private static let gates = "gates: [{name: test, run: \"test -f b.txt\"}]"
    private static let work = "echo two > b.txt; git add b.txt; git commit -qm 'Add b'"

    @Test("A clean review, one of nonsense, one that fails and one that cannot start: all shown with their reasons, none holds the lane")
    func everyEnd() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            let low = #"{"file": "b.txt", "line": 1, "severity": "low", "text": "say more"}"#
            try await box.makeWorkspace(
                repository: Self.gates,
                agents: [
                    Self.reviewer(box, "clean", "cat > '\(box.path("asked"))'\n" + Self.say(low)),
                    Self.reviewer(box, "nonsense", "cat > /dev/null; echo 'LGTM, ship it!'"),
                    Self.reviewer(box, "failing", "exit 9"),
                    "strict: {adapter: command, command: [/bin/true], sandbox: required}",
                ],
                rest: Self.reviews("clean", "nonsense", "failing", "strict"))
            let lane = try await box.startLane("Add b", intent: Self.work)
            let found = try await box.reach(lane, "inspecting")
            let endings = Dictionary(uniqueKeysWithValues: found.reviews.list.map { ($0.start.reviewer.text, $0.outcome) })
            #expect(endings["clean"]?.ending == "completed")
            #expect(endings["clean"]?.findings[0].file == "b.txt")
            #expect(endings["nonsense"]?.ending == "unreadable")
            #expect(endings["nonsense"]?.detail.text.contains("did not end with a JSON object") == true)
            #expect(endings["failing"]?.ending == "failed")
            #expect(endings["failing"]?.detail.text.contains("exit 9") == true)
            #expect(endings["strict"]?.ending == "failed-to-start")
            #expect(endings["strict"]?.detail.text.contains("sandbox") == true)
            #expect(found.turns.list.count == 1, "a low finding sends nobody back")
            #expect(found.attention.reason == "ready-to-inspect")
            // The reviewer was told what it is about.
            let prompt = try box.read(box.path("asked"))
            #expect(prompt.contains("+two") && prompt.contains("\"findings\""))
            // A finding stands beside the diff, and in the pull request as a claim.
            let inspection = try await box.signalbox("inspect", lane)
            #expect(inspection.output.contains("say more (clean claims)"), "\(inspection)")
            let body = try await box.signalbox("lane", "pr", lane)
            #expect(body.output.contains("Reviewers' claims") && body.output.contains("say more"), "\(body)")
            #expect(try await box.signalbox("lane", "show", lane).output.contains("unreadable"))
            #expect(try await box.signalbox("attach", lane, "--review", "1", "--no-follow").output.contains("say more"))
            try await box.land(lane)
            try await box.expectSound()
        }
    }

    @Test("A blocking finding sends the lane back once with the findings as its prompt; the next candidate is reviewed anew")
    func sentBack() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            let high = #"{"file": "work.txt", "line": 1, "severity": "high", "text": "only one line"}"#
            let script = "cat > /dev/null\nif [ $(wc -l < work.txt) = 1 ]; then\n\(Self.say(high))\nelse\n\(Self.say(""))\nfi\n"
            try await box.makeWorkspace(
                repository: "gates: [{name: test, run: \"test -f work.txt\"}]",
                agents: [ReworkTests.probe(box), Self.reviewer(box, "quick", script)], rest: Self.reviews("quick"))
            let lane = try await box.startLane("Work", intent: "Do the work.", agent: "probe")
            let found = try await box.reach(lane, "inspecting")
            #expect(found.turns.list.map(\.cause.text) == ["first", "review"])
            #expect(found.reviews.list.map(\.start.candidate.int) == [1, 2])
            #expect(found.reviews[0].outcome.findings[0]["text"] == "only one line")
            #expect(found.reviews[1].outcome.findings.list.isEmpty)
            #expect(try box.read(box.path("prompts")).contains("high work.txt:1: only one line (quick)"))
            try await box.land(lane)
            #expect(try await repository.file("work.txt") == "turn\nturn")
            try await box.expectSound()
        }
    }

    @Test("Reviewers and an agent that do not agree are the operator's: once back, then it is shown with its findings")
    func once() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            let critical = #"{"severity": "critical", "text": "I do not like it"}"#
            try await box.makeWorkspace(
                repository: "gates: [{name: test, run: \"test -f work.txt\"}]",
                agents: [
                    ReworkTests.probe(box), Self.reviewer(box, "never", Self.say(critical)),
                    // Works in its first turn, and changes nothing in any later one.
                    Self.reviewer(
                        box, "stubborn", "cat > /dev/null; test -f work.txt || { echo w > work.txt; git add work.txt; git commit -qm w; }"),
                ], rest: Self.reviews("never"))
            let lane = try await box.startLane("Work", intent: "Do the work.", agent: "probe")
            let found = try await box.reach(lane, "inspecting")
            #expect(found.turns.list.map(\.cause.text) == ["first", "review"])
            #expect(found.reviews.list.count == 2)
            let second = try await box.startLane("More", intent: "Do the work.", agent: "stubborn")
            let left = try await box.reach(second, "inspecting")
            #expect(left.turns.list.map(\.cause.text) == ["first", "review"])
            #expect(left.turns[1].outcome.newCommits == 0)
            #expect(left.candidate.number == 1)
            #expect(left.reviews.list.count == 1, "an unchanged candidate is not reviewed twice")
            try await box.expectSound()
        }
    }

    @Test("A reviewer that hangs is stopped at the limit with all that it started; the lane says what it waits for")
    func hanging() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            let fifo = try await Fifo(box, "fifo")
            try await box.makeWorkspace(
                repository: Self.gates,
                agents: [Self.reviewer(box, "slow", "trap '' TERM\nsleep 600 &\necho up > '\(fifo.path)'\nwhile :; do sleep 600; done")],
                rest: Self.reviews("slow", timeout: "15s"))
            let lane = try await box.startLane("Add b", intent: Self.work)
            _ = try await fifo.read()
            let waiting = try await box.lane(lane)
            if waiting.phase == "gating" {
                #expect(waiting.waitingFor.text.hasPrefix("reviewer slow, since"), "\(waiting.waitingFor)")
                #expect(waiting.nextActor == "agent")
            }
            let found = try await box.reach(lane, "inspecting")
            #expect(found.reviews[0].outcome.ending == "timed-out")
            let left = try box.processes.all().filter { $0.environment.contains("SIGNALBOX_LANE=\(lane)") }
            #expect(left.isEmpty, "\(left)")
            try await box.expectSound()
        }
    }

    @Test("A server that is killed during a review follows the same review to its end; an abandoned lane takes its review with it")
    func killed() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            let up = try await Fifo(box, "up")
            let go = try await Fifo(box, "go")
            try await box.makeWorkspace(
                repository: Self.gates,
                agents: [
                    Self.reviewer(
                        box, "patient",
                        "echo up > '\(up.path)'; cat '\(go.path)' > /dev/null\necho ran >> '\(box.path("runs"))'\n" + Self.say(""))
                ], rest: Self.reviews("patient"))
            let lane = try await box.startLane("Add b", intent: Self.work)
            _ = try await up.read()
            kill(pid_t(try await box.json("status").pid.int), SIGKILL)
            try await box.succeed("up")
            #expect(try await box.lane(lane).reviews[0].outcome == .null)
            try await go.release()
            let found = try await box.reach(lane, "inspecting")
            #expect(found.reviews.list.count == 1)
            #expect(found.reviews[0].outcome.ending == "completed")
            #expect(try box.read(box.path("runs")) == "ran\n")

            let second = try await box.startLane("Add c", intent: "echo c > b.txt; git add b.txt; git commit -qm c")
            _ = try await up.read()
            try await box.succeed("abandon", second, "--reason", "obsolete")
            let ended = try await box.reach(second, "abandoned")
            #expect(ended.reviews[0].outcome.ending == "stopped")
            let left = try box.processes.all().filter { $0.environment.contains("SIGNALBOX_LANE=\(second)") }
            #expect(left.isEmpty, "\(left)")
            try await box.expectSound()
        }
    }

    @Test("A server that dies at any marker of a review finds it again", arguments: ["before", "after"], ["Started", "Noted", "Ended"])
    func diesAtMarkers(side: String, marker: String) async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(
                repository: Self.gates, agents: [Self.reviewer(box, "quick", "echo ran >> '\(box.path("runs"))'\n" + Self.say(""))],
                rest: Self.reviews("quick"))
            let added = try await box.addTarget("Add b", intent: Self.work)
            try await box.signalbox(["up"], with: ["SIGNALBOX_DIE": "\(side):lane.review\(marker)"])
            try await box.signalbox(["dispatch", added, "--agent", "sh", "-q"])
            // The next command starts a server that does not die; what was under way is found again.
            for _ in 1...20 where try await box.signalbox("wait", "L-1", "--phase", "inspecting", "--timeout", "60").exit != 0 {}
            let found = try await box.lane("L-1")
            #expect(found.phase == "inspecting")
            #expect(found.reviews.list.count == 1)
            #expect(found.reviews[0].outcome.ending == "completed")
            #expect(try box.read(box.path("runs")) == "ran\n")
            try await box.expectSound()
        }
    }

    @Test("A confined reviewer can read and cannot change the candidate, and git works for it")
    func confined() async throws {
        try await Sandbox.with(confined: true) { box in
            _ = try await TestRepository(box)
            let script = """
                cat > /dev/null
                git diff --stat base candidate > /tmp/diff || exit 3
                if echo changed > b.txt; then word=critical; else word=info; fi
                if git commit -q --allow-empty -m x; then word=critical; fi
                printf '{"findings": [{"severity": "%s", "text": "tried to write"}]}\\n' $word
                """
            let agent = try Self.reviewer(box, "writer", script)
                .replacing("timeout: 20m", with: "timeout: 20m, readable: [\(box.path("writer.sh"))]")
            try await box.makeWorkspace(repository: Self.gates, agents: [agent], rest: Self.reviews("writer"))
            let lane = try await box.startLane("Add b", intent: Self.work)
            let found = try await box.reach(lane, "inspecting")
            let review = found.reviews[0]
            #expect(review.outcome.ending == "completed", "\(review)")
            #expect(review.outcome.findings[0].severity == "info", "\(review)")
            #expect(review.confinement.sandbox != .null)
        }
    }
}
