import Foundation

/// A workspace whose agents are ``StreamAgent``s: a repository of a few files, so that lanes begin at once, and no limit that would keep one waiting.
struct AgentWorkspace {
    let program: Program
    private let repository: String

    init(_ signalbox: String, folder: String) throws {
        let git = try Tool.find("git")
        repository = "\(folder)/small.git"
        let work = try FolderMaker.make("\(folder)/small")
        try "A repository for agents that only talk.\n".write(toFile: "\(work)/README.md", atomically: true, encoding: .utf8)
        try Tool.run(git, ["init", "-q", "-b", "main", work])
        try Tool.run(git, ["-C", work, "add", "-A"])
        let author = ["-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "commit.gpgsign=false"]
        try Tool.run(git, ["-C", work] + author + ["commit", "-q", "-m", "Begin"])
        try Tool.run(git, ["clone", "-q", "--bare", work, repository])
        let tools = try FolderMaker.make("\(folder)/tools")
        let agent = try StreamAgent.write(to: tools)
        let workspace = try FolderMaker.make("\(folder)/workspace")
        program = Program(path: signalbox, workspace: workspace)
        try Tool.run(signalbox, ["init", workspace, "--quiet"])
        try """
        version: 1
        name: bench
        timeZone: UTC
        repositories:
          small: { url: \(repository), lanes: 1000, gates: [{ name: none, run: "true" }] }
        agents:
          stream:
            adapter: claude-code
            command: [\(try Self.python()), \(agent)]
            readable: [\(tools)]
            timeout: 2h
            outputLimit: 20GB
            budget: { turn: { tokens: 100000M, minutes: 600 } }
        policy: { lanes: 1000, lanesPerRepository: 1000 }
        permissions: { rules: [{ name: bench, decision: allow, commands: ["echo *"] }] }
        watchdog: { silence: 0, noProgress: 0, repeats: 0, apiErrors: 0 }
        host: { memoryReserve: 100MB, memoryPerAgent: 1MB, cpuPerAgent: 0.001, maxLoad: 10000 }

        """.write(toFile: "\(workspace)/signalbox.yaml", atomically: true, encoding: .utf8)
        try program.run("up", "--quiet")
        try program.run("repo", "sync", "small", "--quiet")
    }

    /// Dispatches so many lanes and waits until all their agents speak.
    func begin(_ lanes: Int, _ order: StreamAgent.Order) throws -> [String] {
        struct Lane: Decodable { let id: String }
        var targets: [String] = []
        for number in 1...lanes {
            let answer = try program.run(
                "target", "add", "--repo", "small", "--title", "lane \(number)", "--intent", order.intent, "--agent", "stream", "--quiet")
            targets.append(answer.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        let text = try Tool.run(program.path, ["dispatch", "--json", "--workspace", program.workspace] + targets)
        let ids = try JSONDecoder().decode([Lane].self, from: Data(text.utf8)).map(\.id)
        try wait("not all of \(lanes) agents began", seconds: 300) {
            let events = try program.json([LedgerEvent].self, "events")
            if let end = events.lazy.compactMap({ $0.laneEvent("turnEnded")?["outcome"] }).first(where: {
                $0["ending"]?.text != "completed"
            }) {
                throw BenchError.failed("an agent ended at once: \(end["detail"]?.text ?? "?"); look at \(program.workspace)")
            }
            return Set(events.filter { $0.laneEvent("sessionOpened") != nil }.compactMap(\.lane)).count >= lanes
        }
        return ids
    }

    /// The system's, which is there inside the sandbox: one of a version manager in somebody's home is not.
    static func python() throws -> String {
        let system = "/usr/bin/python3"
        return FileManager.default.isExecutableFile(atPath: system) ? system : try Tool.find("python3")
    }

    /// Waits until the turns of all lanes have ended, and gives the lanes up.
    func end(_ lanes: [String], within seconds: Double) throws {
        try wait("the agents' turns did not end", seconds: seconds) { try ended(lanes) }
        for lane in lanes { _ = try? program.run("abandon", lane, "--reason", "obsolete", "--quiet") }
    }

    func ended(_ lanes: [String]) throws -> Bool {
        struct Lane: Decodable {
            let id: String
            let nextActor: String
        }
        let open = Set(try program.json([Lane].self, "lanes").filter { $0.nextActor != "operator" }.map(\.id))
        return open.isDisjoint(with: lanes)
    }

    private func wait(_ failure: String, seconds: Double, until isDone: () throws -> Bool) throws {
        let end = ContinuousClock.now + .seconds(seconds)
        while try !isDone() {
            guard ContinuousClock.now < end else {
                throw BenchError.failed("\(failure) within \(Int(seconds)) s; look at \(program.workspace)")
            }
            Thread.sleep(forTimeInterval: 0.5)
        }
    }

    func stop() { _ = try? program.run("down", "--quiet") }
}
