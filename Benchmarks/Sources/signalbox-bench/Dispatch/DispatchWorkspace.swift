import Foundation

/// A workspace with a repository for every measurement, so that each begins with an empty pool of worktrees, and with no limit that would keep a
/// lane waiting: that the machine admits few agents at a time is another matter.
struct DispatchWorkspace {
    let program: Program
    private let folder: String
    /// Where the agents' pipes are: their sandbox shows them nothing else of the machine's temporary folder.
    private let pipes: String

    init(_ signalbox: String, repositories: [String], source: String, folder: String) throws {
        self.folder = folder
        pipes = try FolderMaker.make("\(folder)/pipes")
        let workspace = try FolderMaker.make("\(folder)/workspace")
        program = Program(path: signalbox, workspace: workspace)
        try Tool.run(signalbox, ["init", workspace, "--quiet"])
        let entries = repositories.map { "  \($0):\n    url: \(source)\n    lanes: 1000\n    gates: [{ name: none, run: \"true\" }]\n" }
        try """
        version: 1
        name: bench
        timeZone: UTC
        repositories:
        \(entries.joined())agents:
          sh: { adapter: command, command: [/bin/sh, "-eu", "{promptFile}"], prompt: file, content: intent, writable: [\(pipes)] }
        policy: { lanes: 1000, lanesPerRepository: 1000 }
        host: { memoryReserve: 100MB, memoryPerAgent: 1MB, cpuPerAgent: 0.001, maxLoad: 10000 }

        """.write(toFile: "\(workspace)/signalbox.yaml", atomically: true, encoding: .utf8)
        try program.run("up", "--quiet")
    }

    /// Makes the mirror, which is not part of a dispatch.
    func prepare(_ repository: String) throws { try program.run("repo", "sync", repository, "--quiet") }

    /// Dispatches so many targets in one command.
    func measure(_ lanes: Int, in repository: String, named name: String) throws -> Starts {
        let line = try StartLine(FolderMaker.make("\(pipes)/\(name)"))
        let names = (0..<lanes).map { "\(name)-\($0)" }
        var targets: [String] = []
        for lane in names {
            let answer = try program.run(
                "target", "add", "--repo", repository, "--title", "lane \(lane)", "--intent", line.script(lane), "--agent", "sh", "--quiet")
            targets.append(answer.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        let server = try program.server()
        let before = try ProcessFacts.ofTree(server)
        let begin = ContinuousClock.now
        let command = try Child.start(
            program.path, ["dispatch", "--json", "--workspace", program.workspace] + targets, output: "\(folder)/\(name).json")
        let moments = try line.wait(for: names)
        let used = command.wait().cpuSeconds
        // What the server still does for these lanes belongs to them: its records of their start.
        Thread.sleep(forTimeInterval: 0.3)
        let after = try ProcessFacts.ofTree(server)
        line.letGo(lanes)
        try giveBack(dispatched: "\(folder)/\(name).json")
        return Starts(moments, after: begin, cpuSeconds: used + after - before)
    }

    /// Ends the lanes and waits until their worktrees are back in the pool: that is what the next dispatch finds warm.
    private func giveBack(dispatched file: String) throws {
        struct LaneView: Decodable {
            let id: String
            let nextActor: String
            let phase: String
        }
        let ids = Set(try JSONDecoder().decode([LaneView].self, from: Data(contentsOf: URL(fileURLWithPath: file))).map(\.id))
        try wait("the agents' turns did not end") {
            let open = try program.json([LaneView].self, "lanes").filter { ids.contains($0.id) }
            return open.allSatisfy { $0.nextActor == "operator" }
        }
        for id in ids { try program.run("abandon", id, "--reason", "obsolete", "--quiet") }
        try wait("the worktrees were not given back") {
            let released = try program.json([LedgerEvent].self, "events").filter { $0.laneEvent("released") != nil }
            return ids.isSubset(of: released.compactMap(\.lane))
        }
    }

    private func wait(_ failure: String, until isDone: () throws -> Bool) throws {
        let end = ContinuousClock.now + .seconds(180)
        while try !isDone() {
            guard ContinuousClock.now < end else { throw BenchError.failed("\(failure) within 180 s; look at \(program.workspace)") }
            Thread.sleep(forTimeInterval: 0.2)
        }
    }

    func stop() { _ = try? program.run("down", "--quiet") }
}
