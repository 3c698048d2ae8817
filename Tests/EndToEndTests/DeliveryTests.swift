import Testing

/// What follows a landing: three-valued, with what was served, and a way back that the operator decides.
struct DeliveryTests {
    @Test("A smoke check that fails prepares the revert; once it is approved, the content is back")
    func rollback() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            let before = try await repository.tree()
            let served = box.path("served")
            try await box.makeWorkspace(
                repository: """
                    gates: [{name: test, run: "true"}]
                    deploy: "rm -rf '\(served)'; mkdir '\(served)'; cp *.txt '\(served)'"
                    smoke: [{name: front, run: "cat '\(served)/a.txt'; ! test -e '\(served)/bad.txt'"}]
                    """)
            let lane = try await box.startLane("Break it", intent: "echo bad > bad.txt; git add bad.txt; git commit -qm Bad")
            try await box.reach(lane, "inspecting")
            try await box.approve(lane)
            let asked = try await box.attention(lane, "smoke-failed")
            #expect(asked.attention.detail.text.contains("front"))
            #expect(asked.landed.commit.text == asked.candidate.commit.text)
            let failed = asked.deliveries.list.first { $0.step == "smoke" }
            #expect(failed?.result == "failed")
            #expect(failed?.served.text.contains("one") == true, "the evidence says what was served")

            #expect(try await box.reverted(lane) == "L-2")
            let revert = try await box.lane("L-2")
            #expect(revert.reverts.text == lane)
            try await box.attention("L-2", "ready-to-inspect")
            #expect(try await repository.files() == ["a.txt", "bad.txt"], "the operator decides")
            try await box.land("L-2")
            try await box.reach(lane, "rolled-back")
            #expect(try await repository.tree() == before)
            #expect(try await repository.count() > 2, "nothing was rewritten")
            try await box.expectSound()
        }
    }

    @Test("rollback prepares a revert of a landed lane; verify records a fresh look at what is live")
    func verify() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            let before = try await repository.tree()
            let served = box.path("served.txt")
            try await box.makeWorkspace(
                repository: """
                    gates: [{name: test, run: "true"}]
                    deploy: "git rev-parse HEAD > '\(served)'"
                    smoke: [{name: commit, url: "file://\(served)", expect: "{commit}"}]
                    """)
            let lane = try await box.startLane("Add b", intent: "echo two > b.txt; git add b.txt; git commit -qm b")
            let done = try await box.land(lane)
            #expect(done.deliveries.list.map(\.result.text) == ["passed", "passed"])
            let verified = try await box.json("verify", "--sample", "1")
            let fresh = verified[0].deliveries.list.filter { $0.step == "reverify" }
            #expect(fresh.map(\.result.text) == ["passed"])
            #expect(fresh.first?.served.text.contains(done.landed.commit.text) == true)

            // What is live is no longer what was landed.
            try box.write("something else\n", to: served)
            let again = try await box.json("verify", "--sample", "1")
            #expect(again[0].deliveries.list.filter { $0.step == "reverify" }.map(\.result.text) == ["passed", "failed"])

            let revert = try await box.json("rollback", lane)
            #expect(revert.reverts.text == lane)
            #expect(try await box.signalbox("rollback", lane).exit == 3, "it is prepared already")
            try await box.land(revert.id.text)
            try await box.reach(lane, "rolled-back")
            #expect(try await repository.tree() == before)
            try await box.expectSound()
        }
    }

    @Test("A deploy that fails asks the operator, and a retry goes on from there")
    func deploy() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            let ready = box.path("ready")
            try await box.makeWorkspace(
                repository: "gates: [{name: test, run: \"true\"}]\ndeploy: \"echo not yet; test -e '\(ready)'\"")
            let lane = try await box.startLane("Add b", intent: "echo two > b.txt; git add b.txt; git commit -qm b")
            try await box.reach(lane, "inspecting")
            try await box.approve(lane)
            let asked = try await box.attention(lane, "deploy-failed")
            #expect(asked.deliveries[0].result == "failed")
            // A retry that came first would leave nothing to revert, and no other lane.
            try await box.reverted(lane)
            try box.write("", to: ready)
            try await box.succeed("lane", "retry", lane)
            let done = try await box.reach(lane, "done")
            #expect(done.deliveries.list.map(\.result.text) == ["failed", "passed"])
            try await box.attention("L-2", "ready-to-inspect")
            try await box.expectSound()
        }
    }
}
