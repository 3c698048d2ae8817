import Testing

/// One target from `init` to the remote, by the commands that a person types.
struct WholeLaneTests {
    private static let intent = "echo two > b.txt\ngit add b.txt\ngit commit -qm 'Add b'"

    @Test("A lane from init to the remote", arguments: ["path", "file URL"])
    func wholeLane(remote: String) async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await box.succeed("init", box.workspace)
            let address = remote == "path" ? "../r.git" : "file://\(repository.path)"
            let added = try await box.json("repo", "add", "r", address, "--gate", "test=test -f b.txt")
            #expect(added.branch == "main")
            let target = try await box.json("target", "add", "--repo", "r", "--title", "Add b", "--intent", Self.intent)
            #expect(target.id == "T-1")
            let lanes = try await box.json("dispatch", "T-1", "--agent", "sh")
            #expect(lanes[0].id == "L-1")
            let waiting = try await box.reach("L-1", "inspecting")
            #expect(waiting.candidate.verdict == "green")
            #expect(waiting.turns[0].outcome.ending == "completed")

            let early = try await box.signalbox("approve", "L-1", "--reason", "correct", "--json")
            #expect(early.exit == 3)
            let refusal = try JSON(early.errors)
            #expect(refusal.error.code == "refused")
            #expect(refusal.error.message.text.contains("b.txt"))
            #expect(try await repository.count() == 1, "nothing lands before the decision")

            let seen = try await box.json("inspect", "L-1", "--viewed", "b.txt")
            #expect(seen.lane.candidate.files[0].viewed == true)
            try await box.succeed("approve", "L-1", "--reason", "correct", "-m", "as asked")
            let done = try await box.reach("L-1", "done")

            #expect(try await repository.head() == done.candidate.commit.text)
            #expect(try await repository.tree() == done.candidate.tree.text)
            #expect(done.landed.tree == done.candidate.tree)
            #expect(done.decision.message == "as asked")
            #expect(try await repository.file("b.txt") == "two")
            let trailers = try await repository.remote(
                "log", "-1",
                "--format=%(trailers:key=Signalbox-Lane,valueonly,separator=)/%(trailers:key=Signalbox-Target,valueonly,separator=)",
                done.head.text)
            #expect(trailers == "L-1/T-1")
            let mirror = box.state + "/mirrors/r.git"
            #expect(try await box.shell("git --git-dir '\(mirror)' rev-parse refs/pull/1/head") == done.head.text)
            let report = try await box.succeed("report").output
            #expect(report.contains("Pull requests") || report.contains("pull request"))
            try await box.expectSound()
        }
    }

    @Test("A remote with the branch checked out refuses, says why and what to do, and loses nothing")
    func checkedOutRemote() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box, bare: false)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
            try box.write("work in progress\n", to: repository.path + "/a.txt")
            let before = try await repository.head()
            let lane = try await box.startLane("Add b", intent: Self.intent)
            try await box.reach(lane, "inspecting")
            try await box.approve(lane)
            let refused = try await box.attention(lane, "landing-refused")
            #expect(refused.attention.detail.text.contains("checked out"))
            #expect(refused.attention.detail.text.contains("receive.denyCurrentBranch"))
            #expect(try await repository.head() == before)
            #expect(try box.read(repository.path + "/a.txt") == "work in progress\n")

            try await box.shell("git checkout -q -b elsewhere", in: repository.path)
            try await box.succeed("lane", "retry", lane)
            let done = try await box.reach(lane, "done")
            #expect(try await repository.tree() == done.candidate.tree.text)
            #expect(try box.read(repository.path + "/a.txt") == "work in progress\n")
            try await box.expectSound()
        }
    }
}
