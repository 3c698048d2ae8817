import Foundation

/// A workspace whose ledger is made longer: two lanes that the server led from target to landing, one of them with an agent that asks and is
/// answered, and one that said much.
struct StoreWorkspace {
    let program: Program
    let call: HTTPCall
    /// The lanes that the long ledger repeats.
    let templates = ["L-1", "L-2"]

    private struct Lane: Decodable {
        let id: String
        let phase: String
        let nextActor: String
        let turns: [Turn]
        struct Turn: Decodable { let outcome: Outcome? }
        struct Outcome: Decodable { let entryCount: Int? }
    }

    /// - Parameter messages: lines that an agent says, for the search.
    init(_ signalbox: String, folder: String, messages: Int) throws {
        let git = try Tool.find("git")
        let work = try FolderMaker.make("\(folder)/work")
        try "A repository of one file.\n".write(toFile: "\(work)/README.md", atomically: true, encoding: .utf8)
        try Tool.run(git, ["init", "-q", "-b", "main", work])
        try Tool.run(git, ["-C", work, "add", "-A"])
        try Tool.run(git, ["-C", work, "-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "-q", "-m", "Begin"])
        try Tool.run(git, ["clone", "-q", "--bare", work, "\(folder)/r.git"])
        let tools = try FolderMaker.make("\(folder)/tools")
        let agent = try StreamAgent.write(to: tools)
        program = Program(path: signalbox, workspace: try FolderMaker.make("\(folder)/ws"))
        call = HTTPCall(socket: "\(program.workspace)/.signalbox/run/socket")
        try Tool.run(signalbox, ["init", program.workspace, "--quiet"])
        try """
        version: 1
        name: bench
        timeZone: UTC
        repositories:
          r: { url: \(folder)/r.git, gates: [{ name: lint, stage: lint, run: "true" }, { name: test, run: "true" }] }
        agents:
          stream:
            adapter: claude-code
            command: [\(try AgentWorkspace.python()), \(agent)]
            readable: [\(tools)]
            budget: { turn: { tokens: 100000M, minutes: 600 } }
          sh: { adapter: command, command: [/bin/sh, "-eu", "{promptFile}"], prompt: file, content: intent, outputLimit: 4GB }
        policy: { maxTurns: 1 }
        permissions: { rules: [{ name: bench, decision: allow, commands: ["echo *"] }] }
        watchdog: { silence: 0, noProgress: 0, repeats: 0, apiErrors: 0 }

        """.write(toFile: "\(program.workspace)/signalbox.yaml", atomically: true, encoding: .utf8)
        try program.run("up", "--quiet")
        try program.run("repo", "sync", "r", "--quiet")
        try land(try dispatch([(StreamAgent.Order.work(steps: 8).intent, "stream"), (Self.change(0), "sh")]))
        try say(messages)
    }

    /// Real lanes from target to landing, as a day has them.
    func day(_ lanes: Int, from number: Int) throws { try land(try dispatch((0..<lanes).map { (Self.change(number + $0), "sh") })) }

    private static func change(_ number: Int) -> String {
        """
        echo \(number) > f\(number).txt; git add -A
        git -c user.name=bench -c user.email=bench@localhost commit -qm 'Add \(number)'
        """
    }

    private func dispatch(_ orders: [(intent: String, agent: String)]) throws -> [String] {
        struct Made: Decodable { let id: String }
        let targets = try orders.map { intent, agent in
            try program.run("target", "add", "--repo", "r", "--title", "Work", "--intent", intent, "--agent", agent, "--quiet")
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let text = try Tool.run(program.path, ["dispatch", "--json", "--workspace", program.workspace] + targets)
        return try JSONDecoder().decode([Made].self, from: Data(text.utf8)).map(\.id)
    }

    private func land(_ lanes: [String]) throws {
        for lane in lanes {
            try program.run("wait", lane, "--phase", "inspecting", "--timeout", "300", "--quiet")
            try program.run("inspect", lane, "--all-viewed", "--quiet")
            try program.run("approve", lane, "--reason", "correct", "--quiet")
        }
        for lane in lanes { try program.run("wait", lane, "--phase", "done", "--timeout", "300", "--quiet") }
    }

    /// An agent says so many lines; the words are those of a long day: few are common, most are rare.
    private func say(_ messages: Int) throws {
        Progress.say("store: an agent says \(messages) lines")
        let lanes = try dispatch([(SearchBench.script(messages), "sh")])
        try wait("the agent did not end", seconds: 600) { try find(lanes).allSatisfy { $0.nextActor == "operator" } }
        guard try find(lanes).first?.turns.first?.outcome?.entryCount ?? 0 >= messages else {
            throw BenchError.failed("not everything that the agent said is in its transcript")
        }
        for lane in lanes { try program.run("abandon", lane, "--reason", "obsolete", "--quiet") }
        // What ended gives its worktree back; a copy of a lane that did not would do so at the next start.
        try wait("the lanes' worktrees were not given back", seconds: 60) {
            let released = try program.json([LedgerEvent].self, "events").filter { $0.laneEvent("released") != nil }.compactMap(\.lane)
            return Set(released).isSuperset(of: lanes + templates)
        }
        try program.run("down", "--quiet")
    }

    private func find(_ names: [String]) throws -> [Lane] {
        try JSONDecoder().decode([Lane].self, from: call.get("lanes?all=true").body).filter { names.contains($0.id) }
    }

    func wait(_ failure: String, seconds: Double, until isDone: () throws -> Bool) throws {
        let end = ContinuousClock.now + .seconds(seconds)
        while try !isDone() {
            guard ContinuousClock.now < end else {
                throw BenchError.failed("\(failure) within \(Int(seconds)) s; look at \(program.workspace)")
            }
            Thread.sleep(forTimeInterval: 0.1)
        }
    }

    func stop() { _ = try? program.run("down", "--quiet") }
}
