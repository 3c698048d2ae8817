import Foundation
import Testing

/// What the operator says reaches the agent, and what changed on the remote is never overwritten.
struct ReworkTests {
    /// Keeps its prompts outside of the worktree, and changes `a.txt` a little more in each turn.
    static func probe(_ box: Sandbox) -> String {
        let script = "cat \\\"$1\\\" >> '\(box.path("prompts"))'; echo turn >> work.txt; git add work.txt; git commit -qm Work"
        return "probe: {adapter: command, command: [/bin/sh, \"-euc\", \"\(script)\", probe, \"{promptFile}\"], prompt: file, timeout: 20m}"
    }

    @Test("Comments and the message of a rework stand in the agent's next prompt, once")
    func comments() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f work.txt\"}]", agents: [Self.probe(box)])
            let lane = try await box.startLane("Work", intent: "Do the work.", agent: "probe")
            try await box.reach(lane, "inspecting")
            let first = try box.read(box.path("prompts"))
            #expect(first.contains("Do the work."))
            try await box.succeed("inspect", lane, "--comment", "work.txt:1", "say it louder")
            try await box.succeed("inspect", lane, "--all-viewed")
            try await box.succeed("rework", lane, "--reason", "incomplete", "-m", "one line is not enough")
            let second = try await box.reach(lane, "inspecting")
            let prompt = try box.read(box.path("prompts")).dropFirst(first.count)
            #expect(prompt.contains("work.txt:1: say it louder"))
            #expect(prompt.contains("one line is not enough"))
            #expect(second.turns[1].cause == "rework")
            #expect(second.comments[0].sentInTurn == 2)
            #expect(second.candidate.files[0].viewed == false, "the file is another one now")
            #expect(try await box.signalbox("approve", lane, "--reason", "correct").exit == 3)

            try await box.succeed("rework", lane, "--reason", "style")
            try await box.reach(lane, "inspecting")
            let third = try box.read(box.path("prompts")).dropFirst(first.count + prompt.count)
            #expect(!third.isEmpty)
            #expect(!third.contains("say it louder"), "it was sent already")
            try await box.land(lane)
            #expect(try await repository.file("work.txt") == "turn\nturn\nturn")
            try await box.expectSound()
        }
    }

    @Test("The base moved after the approval: new candidate, gates again, and the approval is carried where nothing differs")
    func baseMoved() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            let runs = box.path("runs")
            try await box.makeWorkspace(
                repository: "gates: [{name: test, run: \"echo gate >> \(runs); test -f b.txt\"}]", policy: "{land: manual}")
            let lane = try await box.startLane("Add b", intent: "echo two > b.txt; git add b.txt; git commit -qm b")
            try await box.reach(lane, "inspecting")
            try await box.approve(lane)
            try await box.reach(lane, "approved")
            #expect(try await repository.count() == 1, "the policy says that landing waits for the operator")
            try await repository.push(["other.txt": "elsewhere\n"])
            try await box.succeed("land", lane)
            let done = try await box.reach(lane, "done")
            #expect(done.candidate.number == 2)
            #expect(done.landed.candidate == 2)
            #expect(done.decisions.list.count == 1)
            #expect(done.decision.candidate == 2)
            #expect(done.candidate.gates[0].runs[0].outcome.result == "passed")
            #expect(try box.read(runs) == "gate\ngate\n", "the gates ran on the new tree")
            #expect(try await repository.tree() == done.candidate.tree.text)
            #expect(try await repository.files() == ["a.txt", "b.txt", "other.txt"])
            try await box.expectSound()
        }
    }

    @Test("The base moved and a line now differs: the approval is void, and a person decides anew")
    func baseMovedUnderTheDiff() async throws {
        try await Sandbox.with { box in
            let lines = (1...40).map { "\($0)\n" }
            let repository = try await TestRepository(box, files: ["a.txt": lines.joined()])
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f a.txt\"}]", policy: "{land: manual}")
            let lane = try await box.startLane("Change a", intent: "sed -i.old 's/^5$/five/' a.txt; rm -f a.txt.old; git commit -qam five")
            try await box.reach(lane, "inspecting")
            try await box.approve(lane)
            try await box.reach(lane, "approved")
            try await repository.push(["a.txt": lines.joined().replacing("\n7\n", with: "\nseven\n")])
            try await box.succeed("land", lane)
            let asked = try await box.attention(lane, "ready-to-inspect")
            #expect(asked.candidate.number == 2)
            #expect(asked.decision == nil)
            #expect(asked.decisions[0].voided != nil)
            #expect(asked.candidate.files[0].viewed == false)
            try await box.approve(lane)
            try await box.reach(lane, "approved")
            try await box.succeed("land", lane)
            try await box.reach(lane, "done")
            #expect(try await repository.file("a.txt").contains("five\n6\nseven\n"))
            try await box.expectSound()
        }
    }

    @Test("A conflict goes back to the agent with the paths, and its resolution is inspected anew")
    func conflict() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            let prompts = box.path("prompts")
            let script = """
                cat "$1" >> '\(prompts)'
                if grep -q 'no longer merges' "$1"; then git merge -q -X ours -m Merge "$SIGNALBOX_BASE"; exit; fi
                echo mine > a.txt; git commit -qam Mine
                """
            try box.write(script, to: box.path("agent.sh"))
            try await box.makeWorkspace(
                repository: "gates: [{name: test, run: \"test -f a.txt\"}]",
                agents: ["probe: {adapter: command, command: [/bin/sh, \"-eu\", \(box.path("agent.sh")), \"{promptFile}\"], prompt: file}"],
                policy: "{land: manual}")
            let lane = try await box.startLane("Mine", intent: "Make it mine.", agent: "probe")
            try await box.reach(lane, "inspecting")
            try await box.approve(lane)
            try await box.reach(lane, "approved")
            try await repository.push(["a.txt": "theirs\n", "b.txt": "theirs\n"])
            try await box.succeed("land", lane)
            let asked = try await box.attention(lane, "ready-to-inspect")
            #expect(asked.turns.list.map(\.cause.text) == ["first", "conflict"])
            #expect(try box.read(prompts).contains("- a.txt"))
            #expect(asked.decision == nil)
            #expect(try await repository.file("a.txt") == "theirs", "nothing has landed")
            try await box.approve(lane)
            try await box.reach(lane, "approved")
            try await box.succeed("land", lane)
            try await box.reach(lane, "done")
            #expect(try await repository.file("a.txt") == "mine")
            #expect(try await repository.file("b.txt") == "theirs")
            try await box.expectSound()
        }
    }

    @Test("What depends on another target lands after it")
    func dependencies() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f a.txt\"}]")
            let first = try await box.addTarget("First", intent: "echo 1 > first.txt; git add first.txt; git commit -qm First")
            let second = try await box.addTarget(
                "Second", intent: "echo 2 > second.txt; git add second.txt; git commit -qm Second", "--after", first)
            let waiting = try await box.json("dispatch", second, "--agent", "sh")[0].id.text
            let asked = try await box.attention(waiting, "dependency-stalled")
            #expect(asked.attention.detail.text.contains("\(first) must land first"))
            let before = try await box.json("dispatch", first, "--agent", "sh")[0].id.text
            try await box.reach(before, "inspecting")
            #expect(try await box.lane(waiting).phase == "queued", "it starts on what the other one lands")
            try await box.land(before)
            try await box.land(waiting)
            let log = try await repository.remote("log", "--first-parent", "--format=%s", "main")
            #expect(log == "Second\nFirst\nStart")
            try await box.expectSound()
        }
    }
}
