import Foundation
import Testing

/// A clear error that says what, where and what to do; and nothing is lost.
struct BadInputTests {
    @Test("Every error of the configuration at once, each with its place, and exit code 2")
    func configuration() async throws {
        try await Sandbox.with { box in
            try await box.succeed("init", box.workspace)
            let text =
                "version: 1\nname: x\nfoo: 1\npolicy: {lanes: no}\nrepositories:\n  web: {url: ../nowhere.git}\n  web: {url: ../nowhere.git}\n"
            try box.write(text, to: box.workspace + "/signalbox.yaml")
            for command in [["config", "check"], ["up"], ["status"]] {
                let result = try await box.signalbox(command)
                #expect(result.exit == 2, "\(result)")
                for place in ["signalbox.yaml:3:1: ", "signalbox.yaml:4:17: ", "signalbox.yaml:6:", "signalbox.yaml:7:"] {
                    #expect(result.errors.contains(place), "\(place) \(result)")
                }
            }
            let checked = try await box.signalbox("config", "check", "--json")
            #expect(checked.exit == 2)
            #expect(try checked.json().valid == false)
            #expect(try checked.json().problems.list.count >= 4)
        }
    }

    @Test("A configuration that becomes wrong while the server runs: the last good one stays in force, and status says so")
    func reload() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]")
            try await box.succeed("up")
            let good = try box.read(box.workspace + "/signalbox.yaml")
            try box.write(good + "nonsense: [\n", to: box.workspace + "/signalbox.yaml")
            let status = try await box.json("status")
            #expect(status.configurationProblems[0].text.contains("signalbox.yaml:"))
            let shown = try await box.succeed("status").all
            #expect(shown.contains("signalbox.yaml"))
            let lane = try await box.startLane("Add b", intent: "echo two > b.txt; git add b.txt; git commit -qm b")
            try await box.land(lane)
            #expect(try await repository.file("b.txt") == "two")
            try box.write(good, to: box.workspace + "/signalbox.yaml")
            #expect(try await box.json("status").configurationProblems == .array([]))
        }
    }

    @Test("A cycle of targets is refused with its path")
    func cycle() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace()
            let first = try await box.addTarget("First", intent: "true")
            let second = try await box.addTarget("Second", intent: "true", "--after", first)
            let third = try await box.addTarget("Third", intent: "true", "--after", second)
            let refused = try await box.signalbox("target", "edit", first, "--after", third)
            #expect([2, 3].contains(refused.exit), "\(refused)")
            for target in [first, second, third] { #expect(refused.errors.contains(target), "\(refused)") }
            #expect(try await box.json("target", "show", first).target.after == .array([]))

            let file = box.path("targets.yaml")
            try box.write("- {key: a, repo: r, title: A, after: [b]}\n- {key: b, repo: r, title: B, after: [a]}\n", to: file)
            let imported = try await box.signalbox("target", "import", file)
            #expect(imported.exit == 2, "\(imported)")
            #expect(imported.errors.contains("targets.yaml:"), "\(imported)")
            #expect(try await box.json("target", "list").list.count == 3, "all or nothing")
        }
    }

    @Test("A second server says who is there")
    func twoServers() async throws {
        try await Sandbox.with { box in
            try await box.succeed("init", box.workspace)
            let pid = try await box.json("up").pid.int
            let second = try await box.signalbox("serve", "--workspace", box.workspace)
            #expect(second.exit != 0)
            #expect(second.errors.contains("\(pid)"))
            let again = try await box.succeed("up")
            #expect(again.all.contains("\(pid)"))
            #expect(try await box.json("status").pid.int == pid)
        }
    }

    @Test("A damaged ledger is said to be damaged, and is not touched", arguments: ["truncated", "overwritten", "empty"])
    func damagedLedger(how: String) async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]")
            try await box.land(try await box.startLane("Add b", intent: "echo two > b.txt; git add b.txt; git commit -qm b"))
            try await box.succeed("down")
            let ledger = box.state + "/ledger.sqlite"
            switch how {
            case "truncated": try await box.shell("head -c 5000 '\(ledger)' > cut; cat cut > '\(ledger)'")
            case "overwritten": try await box.shell("printf 'this is no database' | dd of='\(ledger)' conv=notrunc 2> /dev/null")
            default: try await box.shell(": > '\(ledger)'")
            }
            let before = try Data(contentsOf: URL(fileURLWithPath: ledger))
            for command in [["status"], ["ledger", "verify"], ["audit"]] {
                let result = try await box.signalbox(command)
                #expect(result.exit != 0, "\(how): \(result)")
                #expect(result.all.contains("ledger"), "\(how): \(result)")
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: ledger)) == before)
        }
    }

    @Test("An event that was changed behind the server's back is found")
    func changedEvent() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]")
            try await box.land(try await box.startLane("Add bee", intent: "echo two > b.txt; git add b.txt; git commit -qm b"))
            try await box.succeed("down")
            // The same length, so that only the bytes of one event differ.
            try await box.shell("LC_ALL=C sed -i.old 's/Add bee/Add cow/' '\(box.state)/ledger.sqlite'")
            let verified = try await box.signalbox("ledger", "verify", "--json")
            #expect(verified.exit == 1, "\(verified)")
            #expect(try await box.signalbox("audit").exit == 1)
        }
    }

    @Test("Without git: what is missing and how to get it")
    func missingGit() async throws {
        try await Sandbox.with { box in
            try await box.succeed("init", box.workspace)
            let tools = box.path("tools")
            try await box.shell("mkdir '\(tools)'; ln -s /bin/sh '\(tools)/sh'")
            let up = try await box.signalbox("up", with: ["PATH": tools])
            #expect(up.exit != 0)
            #expect(up.errors.contains("git"))
            #expect(up.errors.contains("nstall"))
            let doctor = try await box.signalbox("doctor", "--json", with: ["PATH": tools])
            #expect(doctor.exit == 1)

            // Written by another process: a descriptor of this one could be on its way through a test's fork, and the program busy then.
            try await box.shell("printf '#!/bin/sh\\necho git version 2.17.1\\n' > '\(tools)/git'; chmod +x '\(tools)/git'")
            let old = try await box.signalbox("up", with: ["PATH": tools])
            #expect(old.exit != 0)
            #expect(old.errors.contains("2.17"), "\(old)")
            #expect(old.errors.contains("2.38"), "\(old)")
        }
    }

    @Test("A spool whose last frame is cut: the job's end is known, and the lane goes on")
    func cutSpool() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
            let (started, go) = (try await Fifo(box, "started"), try await Fifo(box, "go"))
            let lane = try await box.startLane(
                "Talk",
                intent:
                    "seq 1 500; echo up > '\(started.path)'; cat '\(go.path)'; seq 501 999; echo two > b.txt; git add b.txt; git commit -qm b"
            )
            _ = try await started.read()
            try await box.succeed("down")
            let runner = try box.processes.runner(of: "\(lane)-turn-1")
            try await go.release()
            // A runner that is gone has written its exit record.
            try await box.shell("while kill -0 \(runner.pid) 2> /dev/null; do sleep 0.05; done")
            let frames = "\(box.state)/jobs/\(lane)-turn-1/frames"
            try await box.shell("size=$(wc -c < '\(frames)'); head -c $((size - 7)) '\(frames)' > cut; cat cut > '\(frames)'")
            let after = try await box.reach(lane, "inspecting")
            #expect(after.turns[0].outcome.ending == "completed")
            let log = try await box.succeed("lane", "log", lane, "turn-1").output
            #expect(log.hasPrefix("1\n2\n"))
            try await box.land(lane)
            try await box.expectSound()
        }
    }

    @Test("Unknown things: the exit codes of the contract")
    func exitCodes() async throws {
        try await Sandbox.with { box in
            #expect(try await box.signalbox("status").exit == 2, "no workspace here")
            _ = try await TestRepository(box)
            try await box.makeWorkspace()
            #expect(try await box.signalbox("lane", "show", "L-9").exit == 5)
            #expect(try await box.signalbox("dispatch", "T-9", "--agent", "sh").exit == 5)
            #expect(try await box.signalbox("lane", "show", "nine").exit == 2)
            #expect(try await box.signalbox("lanes", "--frobnicate").exit == 2)
            let target = try await box.addTarget("Add b", intent: "true")
            #expect([2, 5].contains(try await box.signalbox("dispatch", target, "--agent", "nobody").exit))
            #expect([2, 5].contains(try await box.signalbox("target", "add", "--repo", "none", "--title", "x").exit))
            #expect(try await box.signalbox("repo", "add", "s", "../nowhere.git").exit != 0)
            #expect(try !box.read(box.workspace + "/signalbox.yaml").contains("nowhere"), "what cannot be cloned is not written down")
        }
    }
}
