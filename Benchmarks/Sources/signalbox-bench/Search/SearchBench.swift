import Foundation

/// What a search costs over much that was said, and what it costs to make it findable.
struct SearchBench {
    let options: Options
    let scratch: Scratch

    private struct Page: Decodable {
        struct Lag: Decodable {}
        struct Hit: Decodable {}
        let hits: [Hit]
        let behind: Lag?
    }

    private struct Lane: Decodable {
        let nextActor: String
        let turns: [Turn]
        struct Turn: Decodable { let outcome: Outcome? }
        struct Outcome: Decodable { let entryCount: Int? }
    }

    func run() throws -> Section {
        let program = Program(path: options.signalbox, workspace: try scratch.folder("search/workspace"))
        try prepare(program)
        defer { _ = try? program.run("down", "--quiet") }
        let call = HTTPCall(socket: "\(program.workspace)/.signalbox/run/socket")
        var section = try fill(program, call)
        section.rows += try questions(call)
        return section
    }

    private func prepare(_ program: Program) throws {
        let source = try scratch.folder("search/source")
        try Tool.run(
            "/bin/sh",
            [
                "-ec",
                """
                cd '\(source)'; git init -q -b main; echo a > a.txt; git add a.txt
                git -c user.name=bench -c user.email=bench@example.com commit -q -m first
                """,
            ])
        try Tool.run(program.path, ["init", program.workspace, "--quiet"])
        try """
        version: 1
        name: bench
        repositories:
          r:
            url: \(source)
            gates: [{ name: none, run: "true" }]
        agents:
          sh: { adapter: command, command: [/bin/sh, "-eu", "{promptFile}"], prompt: file, content: intent, outputLimit: 4GB }
        policy: { maxTurns: 1 }

        """.write(toFile: "\(program.workspace)/signalbox.yaml", atomically: true, encoding: .utf8)
        try program.run("up", "--quiet")
        try program.run("repo", "sync", "r", "--quiet")
    }

    /// Says so many lines; the words are those of a long day: few are common, most are rare.
    static func script(_ lines: Int) -> String {
        """
        awk 'BEGIN { srand(7); for (i = 1; i <= \(lines); i++) { line = "line " i;
        for (k = 0; k < 12; k++) line = line " w" int(20000 ^ rand());
        if (i % 3 == 0) line = line " common"; if (i == int(\(lines) / 4)) line = line " rarest"; print line } }'
        """
    }

    /// What people look for, and how.
    static let questions = [
        ("a common word", "search?q=common"), ("a rare word", "search?q=rarest"), ("two words", "search?q=common%20w7"),
        ("a phrase", "search?q=%22w1%20w1%22"), ("the beginning of a word", "search?q=w123*"),
        ("a common word in one lane", "search?q=common&lane=L-1"), ("a word that was never said", "search?q=nothing"),
    ]

    /// An agent says everything as fast as it can.
    private func fill(_ program: Program, _ call: HTTPCall) throws -> Section {
        Progress.say("search: an agent says \(options.messages) lines")
        let script = Self.script(options.messages)
        let target = try program.run("target", "add", "--repo", "r", "--title", "say", "--intent", script, "--agent", "sh", "--quiet")
        let server = try program.server()
        let before = try ProcessFacts.read(server)
        let begin = ContinuousClock.now
        try program.run("dispatch", target.trimmingCharacters(in: .whitespacesAndNewlines), "--quiet")
        try wait("the agent did not end") { try program.json([Lane].self, "lanes").contains { $0.nextActor == "operator" } }
        let said = (ContinuousClock.now - begin).seconds
        try wait("the index did not become whole") { try page(call, "search?q=common").behind == nil }
        let whole = (ContinuousClock.now - begin).seconds
        let after = try ProcessFacts.read(server)
        guard try program.json([Lane].self, "lanes").first?.turns.first?.outcome?.entryCount ?? 0 >= options.messages else {
            throw BenchError.failed("not everything that the agent said is in its transcript")
        }
        let name = "search: \(options.messages) lines"
        return Section(rows: [
            Row(name: "\(name), said and recorded", unit: .seconds, value: said),
            Row(name: "\(name), findable to the last", unit: .seconds, value: whole),
            Row(
                name: "search: lines for each second of the server's processor time, index included", unit: .count,
                value: Double(options.messages) / (after.ownCPU - before.ownCPU)),
            Row(name: "search: memory (RSS) of the server after it", unit: .mebibytes, value: after.residentMiB),
        ])
    }

    private func questions(_ call: HTTPCall) throws -> [Row] {
        var floor = Samples()
        let asked = Self.questions
        var samples = asked.map { _ in Samples() }
        for run in 0...options.searchRuns {
            let least = try call.get("next?limit=1").milliseconds
            if run > 0 { floor.add(least) }
            for (index, question) in asked.enumerated() {
                let milliseconds = try call.get(question.1).milliseconds
                // The first run of each pays for cold caches.
                if run > 0 { samples[index].add(milliseconds) }
            }
        }
        return asked.indices.map { index in
            .repeated(
                "search: \(asked[index].0), p50", .milliseconds, samples[index], floor: floor, "an empty answer over the same socket",
                goal: .value(50))
        }
    }

    private func page(_ call: HTTPCall, _ target: String) throws -> Page {
        try JSONDecoder().decode(Page.self, from: call.get(target).body)
    }

    private func wait(_ failure: String, until isDone: () throws -> Bool) throws {
        let end = ContinuousClock.now + .seconds(300)
        while try !isDone() {
            guard ContinuousClock.now < end else { throw BenchError.failed("\(failure) within 300 s") }
            Thread.sleep(forTimeInterval: 0.1)
        }
    }
}
