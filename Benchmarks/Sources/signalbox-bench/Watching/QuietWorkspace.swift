import Foundation

/// A workspace of several small repositories whose agents are shell scripts that make one commit and end.
struct QuietWorkspace {
    let program: Program
    private let repositories: Int

    init(_ signalbox: String, folder: String, repositories: Int) throws {
        self.repositories = repositories
        let git = try Tool.find("git")
        let author = ["-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "commit.gpgsign=false"]
        var list = ""
        for number in 1...repositories {
            let (work, bare) = ("\(folder)/c\(number)", "\(folder)/r\(number).git")
            try Tool.run(git, ["init", "-q", "-b", "main", work])
            try "Repository \(number)\n".write(toFile: "\(work)/README.md", atomically: true, encoding: .utf8)
            try Tool.run(git, ["-C", work, "add", "-A"])
            try Tool.run(git, ["-C", work] + author + ["commit", "-q", "-m", "Begin"])
            try Tool.run(git, ["clone", "-q", "--bare", work, bare])
            list += "  r\(number): { url: \(bare), lanes: 1000, gates: [{ name: none, run: \"true\" }] }\n"
        }
        program = Program(path: signalbox, workspace: "\(folder)/workspace")
        try Tool.run(signalbox, ["init", program.workspace, "--quiet"])
        try """
        version: 1
        name: bench
        repositories:
        \(list)agents:
          sh: { adapter: command, command: [/bin/sh, "-eu", "{promptFile}"], prompt: file, content: intent, timeout: 5m }
        policy: { lanes: 1000, lanesPerRepository: 1000, lanesPerBoundary: 1000 }
        host: { memoryReserve: 100MB, memoryPerAgent: 1MB, cpuPerAgent: 0.001, maxLoad: 10000 }
        retention: { freeWorktrees: 4 }

        """.write(toFile: "\(program.workspace)/signalbox.yaml", atomically: true, encoding: .utf8)
        try program.run("up", "--quiet")
    }

    /// Lanes that have all come to wait for the operator.
    func lanes(_ count: Int) throws -> [String] {
        struct Lane: Decodable { let id: String }
        var targets: [String] = []
        for number in 0..<count {
            let file = UUID().uuidString
            let answer = try program.run(
                "target", "add", "--repo", "r\(number % repositories + 1)", "--title", "lane \(number)", "--intent",
                "echo x > \(file); git add \(file); git commit -q -m \(file)", "--agent", "sh", "--quiet")
            targets.append(answer.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        let text = try Tool.run(program.path, ["dispatch", "--json", "--workspace", program.workspace] + targets)
        let ids = try JSONDecoder().decode([Lane].self, from: Data(text.utf8)).map(\.id)
        for id in ids { try program.run("wait", id, "--phase", "inspecting", "--timeout", "900", "--quiet") }
        return ids
    }

    func stop() { _ = try? program.run("down", "--quiet") }
}
