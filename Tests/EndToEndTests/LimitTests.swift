import Testing

/// A change over its limits goes to the operator with the numbers.
struct LimitTests {
    @Test("Over the size limit: the numbers, a refusal, and the exception in every record")
    func overSize() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]")
            let lane = try await box.startLane(
                "Long", intent: "seq 1 25 > long.txt; git add long.txt; git commit -qm Long", "--max-lines", "10")
            let asked = try await box.attention(lane, "over-size")
            #expect(asked.attention.detail.text.contains("25 lines"))
            #expect(asked.attention.detail.text.contains("10"))
            try await box.succeed("inspect", lane, "--all-viewed")
            let refused = try await box.signalbox("approve", lane, "--reason", "correct")
            #expect(refused.exit == 3)
            #expect(refused.errors.contains("over-size"))
            #expect(try await box.signalbox("approve", lane, "--reason", "correct", "--accept", "outside-boundary").exit == 3)
            try await box.succeed("approve", lane, "--reason", "correct", "--accept", "over-size")
            let done = try await box.reach(lane, "done")
            #expect(done.decision.exceptions == .array(["over-size"]))
            #expect(try await box.succeed("lane", "show", lane).output.contains("over-size"))
            let report = try await box.succeed("report").output.lowercased()
            #expect(report.contains("over-size") || report.contains("over size") || report.contains("size"), "\(report)")
            try await box.expectSound()
        }
    }

    @Test("Outside of the boundary: the paths, and no way past without saying so")
    func outsideBoundary() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box, files: ["web/a.txt": "one\n", "billing/b.txt": "one\n"])
            try await box.makeWorkspace(
                repository:
                    "gates: [{name: test, run: \"true\"}]\nboundaries: {web: {paths: [\"web/**\"]}, billing: {paths: [\"billing/**\"], risk: high}}"
            )
            let lane = try await box.startLane(
                "Stray", intent: "echo two >> web/a.txt; git mv billing/b.txt web/b.txt; git commit -qam Stray", "--boundary", "web")
            let asked = try await box.attention(lane, "outside-boundary")
            #expect(asked.attention.detail.text.contains("billing/b.txt"))
            try await box.succeed("inspect", lane, "--all-viewed")
            #expect(try await box.signalbox("approve", lane, "--reason", "correct").exit == 3)
            #expect(try await repository.count() == 1)
            try await box.succeed("approve", lane, "--reason", "correct", "--accept", "outside-boundary")
            try await box.reach(lane, "done")
            try await box.expectSound()
        }
    }

    @Test("Within its limits a lane does not ask about them")
    func within() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box, files: ["web/a.txt": "one\n"])
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]\nboundaries: {web: {paths: [\"web/**\"]}}")
            let lane = try await box.startLane(
                "Inside", intent: "seq 1 9 >> web/a.txt; git commit -qam Inside", "--boundary", "web", "--max-lines", "9")
            try await box.attention(lane, "ready-to-inspect")
            #expect(try await box.land(lane).decision.exceptions == .array([]))
        }
    }
}
