import Testing

/// Lanes whose targets wait for others.
struct DependencyTests {
    private func intent(_ name: String) -> String { "echo \(name) > \(name).txt; git add \(name).txt; git commit -qm \(name)" }

    @Test("A lane whose dependency was rolled back asks, over restarts too, and lands when that was dispatched again and has landed")
    func rolledBack() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await box.makeWorkspace(
                repository: "gates: [{name: test, run: \"test -f a.txt\"}]\nboundaries: {all: {paths: [\"**\"]}}")
            let first = try await box.addTarget("First", intent: intent("first"), "--boundary", "all")
            let second = try await box.addTarget("Second", intent: intent("second"), "--boundary", "all", "--after", first)
            try await box.succeed("dispatch", first, second, "--agent", "sh", "-q")
            let asked = try await box.lane("L-2")
            #expect(asked.attention == nil && asked.nextActor == "queue", "\(first) is on its way")
            try await box.land("L-1")
            try await box.reach("L-2", "inspecting")

            // The first is taken back while the second is read.
            let revert = try await box.json("rollback", "L-1").id.text
            try await box.land(revert)
            try await box.reach("L-1", "rolled-back")
            try await box.approve("L-2")
            let stalled = try await box.attention("L-2", "dependency-stalled")
            #expect(stalled.phase == "approved" && stalled.nextActor == "operator")
            #expect(stalled.stalledBy.list.map(\.text) == [first])
            #expect(
                stalled.attention.detail.text
                    == "\(first) must land first and is not on the way: L-1 of \(first) was rolled back. Dispatch \(first) again, let \(second) come after it no more, or give L-2 up."
            )
            #expect(try await box.json("status").needsOperator.list.map(\.id.text) == ["L-2"])
            #expect(try await box.succeed("lane", "show", "L-2").output.contains("signalbox dispatch \(first)"))
            #expect(try await box.succeed("status").output.contains("L-2"))

            try await box.succeed("down")
            let after = try await box.lane("L-2")
            #expect(after.attention == stalled.attention, "the same since the same moment")

            // The boundary that the second holds is not held against what must land before it.
            try await box.succeed("dispatch", first, "--agent", "sh", "-q")
            try await box.reach("L-4", "inspecting")
            let waiting = try await box.lane("L-2")
            #expect(waiting.attention == nil && waiting.nextActor == "queue")
            #expect(waiting.waitingFor.text == "\(first) must land first")
            try await box.land("L-4")
            try await box.reach("L-2", "done")
            let log = try await repository.remote("log", "--first-parent", "--format=%s", "main")
            #expect(log == "Second\nFirst\nRevert L-1: First\nFirst\nStart")
            #expect(try await box.json("events").list.filter { $0.event.lane.event.keys.contains("cleared") }.count == 1)
            try await box.expectSound()
        }
    }

    @Test("A lane that does without its dependency goes on; one that waits for a target that was never dispatched asks")
    func withoutIt() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f a.txt\"}]")
            let first = try await box.addTarget("First", intent: intent("first"))
            let second = try await box.addTarget("Second", intent: intent("second"), "--after", first)
            try await box.succeed("dispatch", second, "--agent", "sh", "-q")
            let asked = try await box.attention("L-1", "dependency-stalled")
            #expect(asked.phase == "queued")
            #expect(asked.attention.detail.text.contains("\(first) was never dispatched. Dispatch \(first), let"))
            try await box.succeed("target", "edit", second, "--after", "")
            try await box.land("L-1")
            try await box.succeed("target", "drop", first)
            let refused = try await box.signalbox(
                "target", "add", "--repo", "r", "--title", "Third", "--intent", "true", "--after", first)
            #expect(refused.exit == 2 && refused.errors.contains("\(first)': it was dropped and will not land"), "\(refused)")
            try await box.expectSound()
        }
    }
}
