import Foundation
import Testing

/// Red is never turned green, by whatever way.
struct GateTests {
    private static let addB = "echo two > b.txt; git add b.txt; git commit -qm 'Add b'"

    @Test("A red gate is confirmed, and its output stands in the prompt of the next turn")
    func red() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            let prompts = box.path("prompts")
            let script = """
                cat "$1" >> '\(prompts)'
                if grep -q 'BROKEN-LAMP' "$1"; then echo fixed > fixed.txt; else echo two > b.txt; fi
                git add -A; git commit -qm Work
                """
            try box.write(script, to: box.path("agent.sh"))
            // The prompt names the gate's command, so the word that the agent looks for must come from the output alone.
            try await box.makeWorkspace(
                repository: "gates: [{name: lamp, run: \"test -f fixed.txt || { printf '%s-%s' BROKEN LAMP; exit 1; }\"}]",
                agents: ["probe: {adapter: command, command: [/bin/sh, \"-eu\", \(box.path("agent.sh")), \"{promptFile}\"], prompt: file}"])
            let lane = try await box.startLane("Lamp", intent: "Repair the lamp.", agent: "probe")
            let after = try await box.reach(lane, "inspecting")
            #expect(after.turns.list.map(\.cause.text) == ["first", "gates"])
            #expect(try box.read(prompts).contains("BROKEN-LAMP"))
            #expect(after.candidate.number == 2)
            #expect(after.candidate.verdict == "green")
            let events = try await box.succeed("events").output
            #expect(events.contains("lamp, candidate 1, attempt 2: failed"), "one red run is asked again before a turn is spent")
            try await box.land(lane)
            try await box.expectSound()
        }
    }

    @Test("A gate that passed and failed on one tree is flaky: only an override lands, and every report says so")
    func flaky() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            let marker = box.path("once")
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -e \(marker) || { touch \(marker); exit 1; }\"}]")
            let lane = try await box.startLane("Add b", intent: Self.addB)
            let asked = try await box.attention(lane, "flaky-gate")
            #expect(asked.candidate.verdict == "flaky")
            #expect(asked.candidate.gates[0].runs.list.map(\.outcome.result.text) == ["failed", "passed"])
            try await box.signalbox("inspect", lane, "--all-viewed")
            #expect(try await box.signalbox("approve", lane, "--reason", "correct").exit == 3)
            #expect(try await box.signalbox("override", lane, "--reason", "correct").exit == 2, "not a reason to override")
            try await box.succeed("override", lane, "--reason", "flaky-gate", "-m", "seen twice")
            let done = try await box.reach(lane, "done")
            #expect(done.decision.kind == "override")
            #expect(done.decision.exceptions.list.contains { $0.text.contains("test") })
            #expect(try await repository.tree() == done.candidate.tree.text)
            #expect(try await box.succeed("report").output.lowercased().contains("override"))
            #expect(try await box.succeed("audit").output.contains("1 by override"))
        }
    }

    @Test("Timed out and skipped are not passed")
    func timedOut() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(
                repository: "gates:\n  - {name: slow, run: \"sleep 600\", timeout: 1s}\n  - {name: next, run: \"true\", needs: [slow]}",
                policy: "{maxTurns: 1}")
            let lane = try await box.startLane("Add b", intent: Self.addB)
            let asked = try await box.attention(lane, "gates-red")
            #expect(asked.candidate.verdict == "red")
            #expect(asked.candidate.gates[0].runs.last.outcome.result == "timed-out")
            #expect(asked.candidate.gates[1].runs.last.outcome.result == "skipped")
            #expect(try await box.signalbox("approve", lane, "--reason", "correct").exit == 3)
            let left = try box.processes.all().filter { $0.command.contains("600") }
            #expect(left.isEmpty, "\(left)")
        }
    }

    @Test("An unchanged tree and definition is not run again, and says so")
    func reuse() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            let runs = box.path("runs")
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"echo gate >> \(runs)\"}]")
            let lane = try await box.startLane("Add b", intent: Self.addB)
            try await box.reach(lane, "inspecting")
            try await box.succeed("abandon", lane, "--reason", "stuck")
            try await box.reach(lane, "abandoned")
            let again = try await box.succeed("dispatch", "T-1", "--agent", "sh", "-q").output.trimmingCharacters(in: .newlines)
            let second = try await box.reach(again, "inspecting")
            #expect(try box.read(runs) == "gate\n")
            #expect(second.candidate.gates[0].runs[0].outcome.reusedFrom != nil)
            #expect(try await box.succeed("lane", "show", again).output.contains("reused"))

            // Another definition of the same name is another gate.
            try await box.succeed("abandon", again, "--reason", "stuck")
            try await box.reach(again, "abandoned")
            try box.write(
                box.configuration(repository: "gates: [{name: test, run: \"echo gate >> \(runs); true\"}]"),
                to: box.workspace + "/signalbox.yaml")
            let third = try await box.succeed("dispatch", "T-1", "--agent", "sh", "-q").output.trimmingCharacters(in: .newlines)
            try await box.land(third)
            #expect(try box.read(runs) == "gate\ngate\n")
            try await box.expectSound()
        }
    }

    @Test("A repository without a gate is not green: approve is refused, override lands")
    func noGates() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await box.makeWorkspace()
            let lane = try await box.startLane("Add b", intent: Self.addB)
            let asked = try await box.attention(lane, "ready-to-inspect")
            #expect(asked.candidate.verdict == "none")
            try await box.succeed("inspect", lane, "--all-viewed")
            let refused = try await box.signalbox("approve", lane, "--reason", "correct")
            #expect(refused.exit == 3)
            #expect(refused.errors.contains("gate"))
            try await box.succeed("override", lane, "--reason", "emergency")
            try await box.reach(lane, "done")
            #expect(try await repository.file("b.txt") == "two")
            try await box.expectSound()
        }
    }

    @Test("The command that a target names as its verification is a gate of its own")
    func verification() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(policy: "{maxTurns: 1}")
            let lane = try await box.startLane("Add b", intent: Self.addB, "--verify", "grep -q three b.txt")
            let asked = try await box.attention(lane, "gates-red")
            #expect(asked.candidate.gates[0].runs.last.outcome.result == "failed")
        }
    }
}
