import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Agents that a server before this one started.
struct TakenUpTests {
    @Test("An agent that the next server cannot take up goes on: its turn has not ended, the lane asks, and a retry follows it")
    func notAtOnce() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
            let (up, gate) = (try await Fifo(box, "up"), try await Fifo(box, "gate"))
            let lane = try await box.startLane(
                "Wait",
                intent: "echo up > '\(up.path)'; read -r x < '\(gate.path)'; echo two > b.txt; git add b.txt; git commit -qm 'Add b'")
            _ = try await up.read()
            kill(pid_t(try await box.json("status").pid.int), SIGKILL)
            // Something lies where its prompt has to be.
            let folder = "\(box.workspace)/.signalbox/turns/\(lane)-turn-1"
            try await box.shell("mv '\(folder)' '\(folder).away'; echo x > '\(folder)'")
            let asked = try await box.attention(lane, "internal-error")
            #expect(asked.turns.list.count == 1 && asked.turns[0].outcome == .null, "\(asked.turns)")

            try await box.shell("rm '\(folder)'; mv '\(folder).away' '\(folder)'")
            try await box.succeed("lane", "retry", lane)
            try await gate.release()
            let after = try await box.reach(lane, "inspecting")
            #expect(after.turns.list.count == 1 && after.turns[0].outcome.ending == "completed", "\(after.turns)")
            try await box.expectSound()
        }
    }

    @Test("It can be given up as well: its commits are kept, and no process of it is left", arguments: [false, true])
    func givenUp(confined: Bool) async throws {
        try await Sandbox.with(confined: confined) { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
            let up = try await Fifo(box, "shared/up")
            let lane = try await box.startLane(
                "Wait", intent: "echo kept > kept.txt; git add kept.txt; git commit -qm Kept; echo up > '\(up.path)'; sleep 1000")
            _ = try await up.read()
            kill(pid_t(try await box.json("status").pid.int), SIGKILL)
            let folder = "\(box.workspace)/.signalbox/turns/\(lane)-turn-1"
            try await box.shell("mv '\(folder)' '\(folder).away'; echo x > '\(folder)'")
            _ = try await box.attention(lane, "internal-error")
            try await box.succeed("abandon", lane, "--reason", "obsolete")
            try await box.released(lane)
            let after = try await box.lane(lane)
            #expect(after.phase == "abandoned" && after.turns[0].outcome.ending == "stopped", "\(after.turns)")
            let kept = try await box.shell("git --git-dir '\(box.workspace)/.signalbox/mirrors/r.git' log --all --format=%s -- kept.txt")
            #expect(kept.contains("Kept"), "\(kept)")
            #expect(try box.processes.all().allSatisfy { !$0.environment.contains("SIGNALBOX_LANE=\(lane)") })
            try await box.expectSound()
        }
    }
}
