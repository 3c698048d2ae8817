import API
import Foundation
import Testing

/// A workspace in which nothing happens starts nothing, however much there is of it and whoever looks at it.
struct IdleCostTests {
    private static let repositories = 11
    private static let lanesEach = 2

    @Test("11 repositories, 22 worktrees with lanes that wait: files change, everybody reads and listens, and no process is started")
    func idle() async throws {
        try await Sandbox.with { box in
            let lanes = try await Self.fill(box)
            try await box.succeed("down")
            let execs = try await ExecCount.start(box)
            let call = SocketCall(path: box.state + "/run/socket")
            _ = try await call.send("GET", WireFormat.root + "status")
            let before = try execs.programs()
            for round in 1...5 {
                // What the operator and editors do in worktrees is no affair of the server's until somebody asks about it.
                for lane in lanes {
                    let worktree = lane.worktree.text
                    #expect(box.exists(worktree + "/.git"))
                    try box.write("round \(round)\n", to: worktree + "/touched-\(round).txt")
                    try box.write("round \(round)\n", to: worktree + "/a.txt")
                }
                // Something that changes the ledger wakes the loop, and with it everybody who listens.
                async let live = call.send("GET", WireFormat.root + "live?after=0", until: "Round \(round)")
                async let events = call.send("GET", WireFormat.root + "events", until: "Round \(round)")
                let added = try await box.signalbox("target", "add", "--repo", "r1", "--title", "Round \(round)", "--intent", "x", "-q")
                #expect(added.exit == 0, "\(added)")
                _ = try await (live, events)
                for path in [
                    "status", "board", "inbox", "lanes", "next", "targets", "repositories", "attention", "lanes/L-1", "search?q=x",
                ] {
                    let answer = try await call.send("GET", WireFormat.root + path)
                    #expect(answer.status == 200, "\(path): \(answer.body)")
                }
            }
            let after = try execs.programs()
            #expect(after.count == before.count, "\(after.dropFirst(before.count).joined(separator: "\n"))")
            try await execs.end()
        }
    }

    /// Lanes that have all come to wait for the operator.
    private static func fill(_ box: Sandbox) async throws -> [JSON] {
        var yaml = "version: 1\nname: idle\nrepositories:\n"
        for number in 1...repositories {
            _ = try await TestRepository(box, name: "r\(number)")
            yaml += "  r\(number): {url: ../r\(number).git, lanes: \(lanesEach)}\n"
        }
        try await box.succeed("init", box.workspace, "-q")
        yaml += "\(Sandbox.openHost)\nagents:\n  \(Sandbox.shellAgent)\npolicy: {lanes: 30, lanesPerRepository: 9, lanesPerBoundary: 9}\n"
        try box.write(yaml, to: box.workspace + "/signalbox.yaml")
        var targets: [String] = []
        for lane in 0..<lanesEach {
            for number in 1...repositories {
                let intent = "echo x > f\(lane).txt; git add f\(lane).txt; git commit -qm x"
                let added = try await box.signalbox(
                    "target", "add", "--repo", "r\(number)", "--title", "Lane \(lane)", "--intent", intent, "-q")
                targets.append(added.output.trimmingCharacters(in: .whitespacesAndNewlines))
            }
        }
        let started = try await box.signalbox(["dispatch"] + targets + ["--agent", "sh", "-q"])
        guard started.exit == 0 else { throw TestFailure("failed: \(started)") }
        var lanes: [JSON] = []
        for number in 1...targets.count { lanes.append(try await box.reach("L-\(number)", "inspecting")) }
        return lanes
    }
}
