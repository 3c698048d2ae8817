import Foundation
import Testing

/// A server that is killed at any marker of a lane's way, and started again, ends as one that was never killed.
struct CrashSweepTests {
    /// One for each batch of events that a server records in the flow below, and one or two more.
    private static let moments = 1...30

    @Test("Killed after a batch of events", arguments: moments)
    func after(moment: Int) async throws { try await sweep("after:#\(moment)", moment) }

    @Test("Killed before a batch of events", arguments: moments)
    func before(moment: Int) async throws { try await sweep("before:#\(moment)", moment) }

    private func sweep(_ place: String, _ moment: Int) async throws {
        try await Sandbox.with(confined: true) { box in
            let repository = try await TestRepository(box)
            let runs = box.shared + "/runs"
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"echo gate >> \(runs); test -f b.txt\"}]")
            _ = try await box.addTarget(
                "Add b", intent: "echo turn >> \(runs)\necho two > b.txt\ngit add b.txt\ngit commit -qm 'Add b'\necho left > c.txt")
            try await box.succeed("down")

            let armed = try await box.signalbox("up", "--json", with: ["SIGNALBOX_DIE": place])
            let pid = armed.exit == 0 ? try armed.json().pid.int : 0
            let operate = Operator(box: box)
            try await operate.until("dispatch", "T-1", "--agent", "sh") { try await box.json("lanes", "--all").list.count == 1 }
            try await operate.wait("L-1", "inspecting")
            try await operate.until("inspect", "L-1", "--all-viewed") {
                try await box.lane("L-1").candidate.files.list.allSatisfy { $0.viewed == true }
            }
            try await operate.until("approve", "L-1", "--reason", "correct") { try await box.lane("L-1").decision.kind == "approve" }
            try await operate.wait("L-1", "done")
            let died = try await box.json("status").pid.int != pid
            #expect(!died || moment < Self.moments.upperBound, "the flow has more batches of events than the sweep has moments: add some")
            #expect(died || moment > 12, "nothing died at \(place): the sweep does not sweep")

            let lane = try await box.lane("L-1")
            #expect(
                lane.phases.list.map(\.phase.text) == [
                    "queued", "preparing", "working", "gating", "publishing", "inspecting", "approved", "landing", "landed", "done",
                ])
            #expect(lane.turns.list.count == 1)
            #expect(lane.turns[0].outcome.ending == "completed")
            #expect(lane.turns[0].outcome.leftovers == .array(["c.txt"]))
            #expect(lane.candidate.gates[0].runs.list.count == 1)
            #expect(lane.decisions.list.count == 1)
            #expect(lane.pullRequest == 1)
            #expect(try await repository.tree() == lane.candidate.tree.text)
            #expect(try await repository.files() == ["a.txt", "b.txt", "c.txt"])
            #expect(try await repository.count() == 4, "the start, the agent's commit, its leftovers and the merge")
            #expect(try box.read(runs) == "turn\ngate\n", "each job ran once")
            let mirror = box.state + "/mirrors/r.git"
            let refs = try await box.shell(
                "git --git-dir '\(mirror)' for-each-ref --format='%(refname)' refs/pull refs/signalbox/lanes | sort")
            #expect(
                refs.split(separator: "\n").filter { $0.hasPrefix("refs/pull/") }.allSatisfy { $0.hasPrefix("refs/pull/1/") }, "\(refs)")
            let slots = try FileManager.default.contentsOfDirectory(atPath: box.state + "/worktrees/r").filter { !$0.contains(".") }
            #expect(slots.count <= 1, "stray worktrees: \(slots)")
            try await box.expectSound()
        }
    }
}

/// A person who repeats what did not go through: a command that lost its server says so, and the next one starts another.
struct Operator: Sendable {
    let box: Sandbox

    /// Gives the command until what it is for has happened.
    func until(_ command: String..., happened: () async throws -> Bool) async throws {
        var said: [String] = []
        for _ in 1...4 {
            let result = try await box.signalbox(command)
            said.append("\(result)")
            if try await answer(happened) { return }
        }
        throw TestFailure("does not happen: \(said)")
    }

    /// A question may lose its server as well, and is asked again: only an answer tells whether the command has to be given again.
    private func answer(_ question: () async throws -> Bool) async throws -> Bool {
        for _ in 1...3 {
            do { return try await question() } catch is TestFailure { continue }
        }
        return try await question()
    }

    func wait(_ lane: String, _ phase: String) async throws {
        var said: [String] = []
        for _ in 1...12 {
            let result = try await box.signalbox("wait", lane, "--phase", phase, "--timeout", "600")
            said.append("\(result)")
            if result.exit == 0 { return }
            // It may have lost its server (6); anything else is an answer.
            guard result.exit == 6 else { break }
        }
        throw TestFailure("\(lane) does not come to \(phase): \(said)\n\(try await box.signalbox("lane", "show", lane))")
    }
}
