import Foundation
import Testing

/// The server as its commands see it.
struct ServerTests {
    @Test("Every command that reads prints one JSON document with --json, on standard output alone")
    func documents() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]")
            let lane = try await box.startLane("Add b", intent: "echo b > b.txt")
            try await box.land(lane)
            let commands = [
                ["status"], ["repo", "list"], ["target", "list", "--all"], ["target", "show", "T-1"], ["next"], ["lanes", "--all"],
                ["lane", "show", lane], ["lane", "log", lane], ["inspect", lane], ["report"], ["events"], ["ledger", "verify"],
                ["ledger", "rebuild"], ["config", "check"], ["doctor"], ["audit"], ["verify"], ["repo", "sync"],
            ]
            for command in commands {
                let result = try await box.signalbox(command + ["--json"])
                #expect(result.exit == 0, "\(result)")
                #expect(result.errors.isEmpty, "\(result)")
                _ = try result.json()
            }
            let status = try await box.json("status")
            #expect(status.landed == 1)
            #expect(status.keys.isSuperset(of: ["version", "pid", "workspace", "events", "phases", "needsOperator", "working"]))
            let mode = try FileManager.default.attributesOfItem(atPath: try socket(box))[.posixPermissions] as? NSNumber
            #expect(mode?.intValue == 0o600)
        }
    }

    private func socket(_ box: Sandbox) throws -> String {
        let files = FileManager.default.enumerator(atPath: box.state)?.compactMap { $0 as? String } ?? []
        let name = try #require(files.first { $0.hasSuffix(".sock") || $0.hasSuffix("socket") }, "\(files)")
        return box.state + "/" + name
    }

    @Test("No colour where none is wanted")
    func colour() async throws {
        try await Sandbox.with { box in
            try await box.succeed("init", box.workspace)
            for variables: [String: String?] in [
                ["NO_COLOR": "1", "TERM": "xterm-256color"], ["TERM": "dumb"], ["TERM": "xterm-256color"],
            ] {
                let shown = try await box.signalbox("status", with: variables)
                #expect(shown.exit == 0)
                #expect(!shown.all.contains("\u{1b}"))
            }
        }
    }

    @Test("A server that has to read a long ledger says how far it is, and up waits for it")
    func aLongLedger() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]")
            // More events than are read at once.
            let targets = (1...8300).map { "- {repo: r, title: Work \($0)}\n" }.joined()
            let file = box.path("many.yaml")
            try ("targets:\n" + targets).write(toFile: file, atomically: true, encoding: .utf8)
            let pid = try await box.json("up").pid
            try await box.succeed("target", "import", file, "--quiet")
            // So many at once cut a slow reader off, and no part of the server may be one.
            #expect(try await box.json("up").pid == pid)
            let numbers = try await box.succeed("events", "--quiet").output.split(separator: "\n").compactMap { Int($0) }
            #expect(numbers.count > 8300 && numbers == Array(1...numbers.count))
            try await box.succeed("down")
            // Tables of another version are derived again.
            let change = "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute('UPDATE read_model SET version = 0'); d.commit()"
            try await box.shell("python3 -c \"\(change)\" '\(box.state)/ledger.sqlite'")
            let up = try await box.succeed("up")
            #expect(up.errors.contains("the server is reading the ledger: 8192 of 8"), "\(up)")
            #expect(try await box.json("target", "list", "--all").list.count == 8300)
            #expect(try await box.json("ledger", "verify").problems.list.isEmpty)
        }
    }

    @Test("up twice is one server; down twice is none")
    func upAndDown() async throws {
        try await Sandbox.with { box in
            try await box.succeed("init", box.workspace)
            let first = try await box.json("up")
            let second = try await box.json("up")
            #expect(first.pid == second.pid)
            #expect(try await box.succeed("up").all.contains("running"))
            #expect(try await box.json("down").stopped == true)
            #expect(try box.processes.all().isEmpty, "down returns when it has ended")
            #expect(try await box.json("down").stopped == false)
            let third = try await box.json("status")
            #expect(third.pid != first.pid, "a command starts it when none runs")
        }
    }

    @Test("Ten commands at once start one server")
    func together() async throws {
        try await Sandbox.with { box in
            try await box.succeed("init", box.workspace)
            let pids = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...10 { group.addTask { try await box.json("status").pid.int } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(pids.count == 1)
        }
    }

    @Test("An agent works on while the server is down, and the next server takes what it did")
    func agentOutlivesServer() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
            let (started, go) = (try await Fifo(box, "started"), try await Fifo(box, "go"))
            let lane = try await box.startLane(
                "Work on",
                intent:
                    "echo before; echo up > '\(started.path)'; cat '\(go.path)'; echo after; echo b > b.txt; git add b.txt; git commit -qm b"
            )
            _ = try await started.read()
            let first = try await box.json("status").pid.int
            try await box.succeed("down")
            _ = try box.processes.runner(of: "\(lane)-turn-1")
            let second = try await box.json("up").pid.int
            #expect(first != second)
            #expect(try await box.lane(lane).phase == "working")
            try await box.succeed("down")
            try await go.release()
            let done = try await box.land(lane)
            #expect(done.turns.list.count == 1)
            #expect(try await box.succeed("lane", "log", lane, "turn-1").output == "before\ngo\nafter\n")
            #expect(try await repository.file("b.txt") == "b")
            try await box.expectSound()
        }
    }

    @Test("stop ends an agent's whole tree, and the lane asks; retry works on")
    func stop() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]")
            let started = try await Fifo(box, "started")
            let once = box.path("once")
            let lane = try await box.startLane(
                "Hang",
                intent: "if ! [ -e '\(once)' ]; then touch '\(once)'; sleep 600 & echo up > '\(started.path)'; wait; fi; echo b > b.txt")
            _ = try await started.read()
            try await box.succeed("stop", lane)
            let asked = try await box.attention(lane, "stopped")
            #expect(asked.turns[0].outcome.ending == "stopped")
            #expect(try box.processes.all().allSatisfy { !$0.command.contains("600") })
            try await box.succeed("lane", "retry", lane)
            try await box.land(lane)
        }
    }

    @Test("A rebuild of the read models changes nothing")
    func rebuild() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"true\"}]")
            let lane = try await box.startLane("Add b", intent: "echo b > b.txt")
            try await box.land(lane)
            let before = try await box.lane(lane)
            let rebuilt = try await box.json("ledger", "rebuild")
            #expect(rebuilt.sound == true)
            #expect(try await box.lane(lane) == before)
            try await box.succeed("down")
            #expect(try await box.lane(lane) == before)
        }
    }
}
