import Foundation

/// A workspace with a board of many lanes that wait for the operator, and two lanes with a large diff.
struct RoomWorkspace {
    let program: Program
    let call: HTTPCall
    /// Lines that the diffs of ``large`` change, added and removed together.
    static let sizes = [10_000, 100_000]
    /// The lanes with the large diffs.
    private(set) var large: [String] = []
    /// Lanes of the board that can be paused without anything else coming of it.
    private(set) var lanes = 0..<0

    /// - Parameter count: lanes on the board.
    init(_ signalbox: String, folder: String, lanes count: Int) throws {
        let remote = try Self.repository(folder)
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
          r:
            url: \(remote)
            gates: [{ name: lint, stage: lint, run: "true" }, { name: build, stage: build, run: "true" }, { name: test, run: "true" }]
            boundaries: { core: { paths: ["src/**"], risk: elevated } }
        agents:
          stream:
            adapter: claude-code
            command: [\(try AgentWorkspace.python()), \(agent)]
            readable: [\(tools)]
            budget: { turn: { tokens: 100000M, minutes: 600 } }
          sh: { adapter: command, command: [/bin/sh, "-eu", "{promptFile}"], prompt: file, content: intent }
        policy: { maxTurns: 1, size: { files: 1000000, lines: 10000000 } }
        permissions: { rules: [{ name: bench, decision: allow, commands: ["echo *"] }] }
        watchdog: { silence: 0, noProgress: 0, repeats: 0, apiErrors: 0 }

        """.write(toFile: "\(program.workspace)/signalbox.yaml", atomically: true, encoding: .utf8)
        try program.run("up", "--quiet")
        try program.run("repo", "sync", "r", "--quiet")
        // Of the board's lanes two thirds are ready to be read, and one of those had an agent that asked and used tokens; the others failed.
        let like = try dispatch([
            ("Teach the parser about nested quotes", StreamAgent.Order.work(steps: 8).intent, "stream"),
            ("Say which file a setting came from", Self.commit("echo more >> README.md"), "sh"),
            ("Drop the cache of the old importer", "exit 3", "sh"),
        ])
        large = try dispatch([
            ("Rename ten files' words", Self.commit(Self.change("src/file?.txt", "NR % 44 < 20")), "sh"),
            ("Rename everything's words", Self.commit(Self.change("src/file*.txt", "NR % 11")), "sh"),
        ])
        for lane in like.dropLast() + large { try program.run("wait", lane, "--phase", "inspecting", "--timeout", "300", "--quiet") }
        try program.run("wait", like[2], "--phase", "working", "--timeout", "60", "--quiet")
        try untilAllWait()
        try program.run("down", "--quiet")
        let made = try LongLedger(state: "\(program.workspace)/.signalbox", folder: folder)
            .stretch(.lanes(count - 5), like: like, perDay: count)
        lanes = 6..<(made.lanes + 1)
        Progress.say("room: \(made.lanes) lanes, \(made.events) events")
        try program.run("up", "--quiet")
    }

    /// 50 files of 1,100 lines.
    private static func repository(_ folder: String) throws -> String {
        try Tool.run(
            "/bin/sh",
            [
                "-ec",
                """
                mkdir -p '\(folder)/work/src'; cd '\(folder)/work'; git init -q -b main; echo words > README.md
                for file in $(seq 0 49); do awk -v file=$file 'BEGIN { for (i = 1; i <= 1100; i++)
                print "    let value" i " = reader.next(of: \\"field" i "\\", in: " file ") ?? fallback" }' > src/file$file.txt; done
                git add -A; git -c user.name=bench -c user.email=bench@localhost commit -q -m Begin; git clone -q --bare . '\(folder)/r.git'
                """,
            ])
        return "\(folder)/r.git"
    }

    private static func change(_ files: String, _ lines: String) -> String {
        "for file in \(files); do awk '\(lines) { gsub(/value/, \"field\") } { print }' $file > new; mv new $file; done"
    }

    private static func commit(_ work: String) -> String {
        "\(work)\ngit add -A; git -c user.name=bench -c user.email=bench@localhost commit -qm Work"
    }

    private func dispatch(_ orders: [(title: String, intent: String, agent: String)]) throws -> [String] {
        try orders.map { title, intent, agent in
            let target = try program.run("target", "add", "--repo", "r", "--title", title, "--intent", intent, "--agent", agent, "--quiet")
            return try program.run("dispatch", target.trimmingCharacters(in: .whitespacesAndNewlines), "--quiet")
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    private func untilAllWait() throws {
        struct Lane: Decodable { let nextActor: String }
        let end = ContinuousClock.now + .seconds(120)
        while try program.json([Lane].self, "lanes").contains(where: { $0.nextActor != "operator" }) {
            guard ContinuousClock.now < end else {
                throw BenchError.failed("the lanes did not come to the operator; look at \(program.workspace)")
            }
            Thread.sleep(forTimeInterval: 0.1)
        }
    }

    /// A link that opens the control room once.
    func link() throws -> String { try program.run("web", "--quiet").trimmingCharacters(in: .whitespacesAndNewlines) }

    /// Calls at the web door, signed in.
    func web() throws -> HTTPCall {
        struct Entrance: Decodable { let token: String }
        let link = try link()
        guard let url = URL(string: link), let port = url.port.flatMap(UInt16.init(exactly:)), let key = url.fragment() else {
            throw BenchError.failed("'signalbox web' gave no link but '\(link)'")
        }
        let answer = try HTTPCall(port: port).send("POST", "/enter", body: "{\"key\":\"\(key)\"}")
        let token = try JSONDecoder().decode(Entrance.self, from: answer.body).token
        return HTTPCall(port: port, headers: ["Authorization: Bearer \(token)"])
    }

    func stop() { _ = try? program.run("down", "--quiet") }
}
