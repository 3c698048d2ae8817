import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Agents and runners that do not end as they should: never a success, and nothing of theirs is left.
struct AgentDeathTests {
    /// Hangs in its first turn with a child and a process in a session of its own, and works in its second.
    /// Each is known to be at work, and in the process table as what it is, before the agent says its number.
    private static func intent(_ box: Sandbox, _ fifo: Fifo) -> String {
        func child(_ number: Int) -> String { "sh -c 'echo x > \(up(number)); sleep 600; :'" }
        func up(_ number: Int) -> String { box.path("up\(number)") }
        return """
            if ! [ -e '\(box.path("seen"))' ]; then
              touch '\(box.path("seen"))'
              echo half > half.txt; git add half.txt; git commit -qm Half
              mkfifo '\(up(1))' '\(up(2))'
              \(child(1)) &
              read -r x < '\(up(1))'
              if command -v setsid > /dev/null; then setsid \(child(2)) & else \(child(2)) & fi
              read -r x < '\(up(2))'
              echo $$ > '\(fifo.path)'
              wait
            fi
            echo two > b.txt; git add b.txt; git commit -qm 'Add b'
            """
    }

    @Test("A runner that is killed: the turn is aborted, its tree is gone, and another turn follows", arguments: ["runner", "agent"])
    func killed(victim: String) async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
            let fifo = try await Fifo(box, "fifo")
            let lane = try await box.startLane("Hang", intent: Self.intent(box, fifo))
            let agent = Int32(try await fifo.read()) ?? 0
            let all = try box.processes.all()
            let runner = try box.processes.runner(of: "\(lane)-turn-1")
            let tree = all.filter { $0.environment.contains("SIGNALBOX_LANE=\(lane)") }
            #expect(tree.count >= 3, "the agent and its two children: \(tree) of \(all)")
            #expect(kill(victim == "runner" ? runner.pid : agent, SIGKILL) == 0)

            let after = try await box.reach(lane, "inspecting")
            #expect(after.turns.list.count == 2)
            #expect(after.turns[0].outcome.ending == "aborted")
            #expect(!after.turns[0].outcome.detail.text.isEmpty)
            #expect(after.turns[1].cause == "retry")
            #expect(after.turns[1].outcome.ending == "completed")
            let left = try box.processes.all().filter { process in tree.contains { $0.pid == process.pid } }
            #expect(left.isEmpty, "\(left)")
            try await box.land(lane)
            try await box.expectSound()
        }
    }

    @Test("Locks of a git that was killed with its turn do not keep the next turn from committing", arguments: [false, true])
    func locks(confined: Bool) async throws {
        try await Sandbox.with(confined: confined) { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
            let lane = try await box.startLane(
                "Add b",
                intent: """
                    if ! [ -e seen.txt ]; then
                      echo seen > seen.txt
                      touch "$(git rev-parse --git-dir)/index.lock" "$(git rev-parse --git-dir)/HEAD.lock"
                      branch="$(git rev-parse --git-common-dir)/refs/heads/$(git branch --show-current)"
                      mkdir -p "$(dirname "$branch")"; touch "$branch.lock"
                      kill -9 $$
                    fi
                    echo two > b.txt; git add b.txt; git commit -qm 'Add b'
                    """)
            let after = try await box.reach(lane, "inspecting")
            #expect(after.turns.list.count == 2)
            #expect(after.turns[1].outcome.ending == "completed")
            #expect(after.turns[1].outcome.exitCode == 0)
            try await box.land(lane)
            try await box.expectSound()
        }
    }

    @Test("Out of turns, an agent that dies goes to the operator, with its commits in place")
    func lastTurn() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(policy: "{maxTurns: 1}")
            let lane = try await box.startLane("Die", intent: "echo b > b.txt; git add b.txt; git commit -qm b; kill -9 $$")
            let asked = try await box.attention(lane, "agent-failed")
            #expect(asked.turns[0].outcome.ending == "aborted")
            #expect(asked.attention.detail.text.contains("aborted"))
            #expect(asked.candidate == nil)
            #expect(try await box.signalbox("approve", lane, "--reason", "correct").exit == 3)
        }
    }

    @Test("An agent that takes too long is stopped, whatever it ignores")
    func timeout() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(
                agents: [
                    #"slow: {adapter: command, command: [/bin/sh, "-eu", "{promptFile}"], prompt: file, content: intent, timeout: 1s}"#
                ],
                policy: "{maxTurns: 1}")
            let lane = try await box.startLane("Hang", intent: "trap '' TERM\nwhile :; do sleep 600; done", agent: "slow")
            let asked = try await box.attention(lane, "agent-failed")
            #expect(asked.turns[0].outcome.ending == "timed-out")
            let left = try box.processes.all().filter { $0.environment.contains("SIGNALBOX_LANE=\(lane)") }
            #expect(left.isEmpty, "\(left)")
        }
    }

    @Test("A process that an agent leaves behind in a session of its own does not outlive the turn")
    func daemon() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
            let fifo = try await Fifo(box, "fifo")
            let go = try await Fifo(box, "go")
            let daemon = "sh -c 'echo $$ > \(fifo.path); exec sleep 600'"
            let lane = try await box.startLane(
                "Leave a daemon",
                intent: """
                    if command -v setsid > /dev/null; then setsid \(daemon) > /dev/null 2>&1 & else \(daemon) > /dev/null 2>&1 & fi
                    echo two > b.txt; git add b.txt; git commit -qm 'Add b'
                    cat '\(go.path)'
                    """)
            let pid = Int32(try await fifo.read()) ?? 0
            #expect(try box.processes.all().contains { $0.pid == pid })
            try await go.release()
            let after = try await box.reach(lane, "inspecting")
            #expect(after.turns[0].outcome.ending == "completed")
            #expect(try !box.processes.all().contains { $0.pid == pid })
        }
    }

    @Test("An agent that says done and did nothing has not succeeded")
    func nothingDone() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace()
            let lane = try await box.startLane("Claim", intent: "echo 'All done. Fix: everything.'")
            let asked = try await box.attention(lane, "nothing-done")
            #expect(asked.turns[0].outcome.exitCode == 0)
            #expect(asked.turns[0].outcome.newCommits == 0)
            #expect(asked.candidate == nil)
        }
    }

    @Test("Success is read from the repository, not from the exit code")
    func failingExit() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
            let lane = try await box.startLane("Fail loudly", intent: "echo two > b.txt; git add b.txt; git commit -qm b; exit 7")
            let after = try await box.reach(lane, "inspecting")
            #expect(after.turns[0].outcome.exitCode == 7)
            #expect(after.candidate.verdict == "green")
        }
    }
}
