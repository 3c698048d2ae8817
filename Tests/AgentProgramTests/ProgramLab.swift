import Foundation
import Testing

/// One program in a workspace of its own, with one lane.
struct ProgramLab: Sendable {
    let box: Sandbox
    let program: AgentProgram
    let model: ModelServer
    /// The part of the model's path that belongs to this test.
    let segment: String
    let lane: String

    static func with(_ program: AgentProgram, _ scenario: Scenario, _ body: (ProgramLab) async throws -> Void) async throws {
        let model = try ModelServer.shared.get()
        // Codex refuses to run from a folder for temporary files.
        try await Sandbox.with(confined: true, base: "/var/tmp") { box in
            let values = scenario.values(box).map { ",\($0.key)=\(escaped($0.value))" }.sorted().joined()
            // What the scripts wait with; everything else is for the built-in rules.
            var rules = ["{name: scripts, decision: allow, commands: [\"sleep *\", \"setsid *\", \"tail *\", \"echo *\"]}"]
            if let rule = scenario.rule { rules.append(rule) }
            let permissions = "permissions: {rules: [\(rules.joined(separator: ", "))]}"
            let segment = "\(scenario.model),id=\(UUID().uuidString.prefix(8))\(values)"
            _ = try await TestRepository(box, files: ["a.txt": "one\n", "AGENTS.md": "\(Marker.guide)\n"])
            try await box.makeWorkspace(
                repository: scenario.repository, policy: "{maxTurns: \(scenario.turns), leftovers: refuse}",
                rest: "host: {maxLoad: \"1000\", memoryReserve: 0}\n\(scenario.workspace)\n\(permissions)")
            for folder in ["agents", "skills/tidy"] { try makeFolder("\(box.workspace)/\(folder)") }
            try box.write(
                "---\nname: tidy\ndescription: \(Marker.skill) how to tidy up\n---\n\nTidy.\n", to: "\(box.workspace)/skills/tidy/SKILL.md")
            let network = scenario.isProxied ? "[\"127.0.0.1:\(model.port)\"]" : "full"
            try box.write(
                program.definition(model: model, segment: segment, network: network, extra: scenario.definition),
                to: "\(box.workspace)/agents/real.md")
            try personal(box)
            // The server starts with what an operator's shell has, of which nothing may reach an agent.
            let shell = [
                "ANTHROPIC_API_KEY": "personal", "OPENAI_API_KEY": "personal", "MISTRAL_API_KEY": "personal",
                "CLAUDE_CONFIG_DIR": "\(box.home)/.claude", "CODEX_HOME": "\(box.home)/.codex", "VIBE_HOME": "\(box.home)/.vibe",
            ]
            let status = try await box.signalbox(["status"], with: shell)
            guard status.exit == 0 else { throw TestFailure("\(status)") }
            let lane = try await box.startLane("Do it", intent: "Do what the model's script says.", agent: "real")
            let lab = ProgramLab(box: box, program: program, model: model, segment: segment, lane: lane)
            do {
                try await body(lab)
            } catch {
                let shown = try? await box.signalbox("lane", "show", lane)
                let said = try? await box.signalbox("attach", lane, "--no-follow")
                throw TestFailure("\(error)\n\(shown?.output ?? "")\n\(said?.output.suffix(3000) ?? "")")
            }
            for request in try lab.requests() {
                #expect(request.markers[Marker.personal] == false, "the operator's own configuration was read")
                #expect(request.credential == "expected", "another key than the definition's was used")
            }
            #expect(try model.faults().isEmpty)
            #expect(try lab.processes().isEmpty)
            try await box.expectSound()
        }
    }

    func requests() throws -> [JSON] { try model.requests(segment) }

    /// Living processes that were started for the lane.
    func processes() throws -> [Int32] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.filter { pid in
            guard let file = FileHandle(forReadingAtPath: "/proc/\(pid)/environ"), let data = try? file.readToEnd() else { return false }
            let variables = Set(data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
            return variables.contains("SIGNALBOX_LANE=\(lane)") && String(decoding: data, as: UTF8.self).contains(box.folder + "/")
        }
    }

    /// Waits until the lane asks something; the ask.
    func ask() async throws -> JSON {
        try await needsOperator(["permission-asked", "question"])
        guard let ask = try await box.json("inbox").list.first(where: { $0.lane.text == lane }) else {
            throw TestFailure("the inbox is empty")
        }
        return ask
    }

    /// Waits until the lane asks for the operator for one of these reasons; the lane.
    @discardableResult
    func needsOperator(_ reasons: [String]) async throws -> JSON {
        // Three times a minute: a command that runs for 90 seconds is ended as one that hangs.
        let words = ["wait", lane, "--phase", "done", "--timeout", "60", "--json"]
        var result = try await box.signalbox(words)
        for _ in 1...2 where try result.json().outcome == "timedOut" { result = try await box.signalbox(words) }
        let found = try result.json().lane
        guard result.exit == 4, reasons.contains(found.attention.reason.text) else {
            throw TestFailure("\(lane) does not ask because of \(reasons): \(found.attention) \(result.exit)")
        }
        return found
    }

    /// Asks until it is so: nothing tells when a model got a request.
    func until(_ what: String, _ holds: () async throws -> Bool) async throws {
        for _ in 1...1800 {
            if try await holds() { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw TestFailure("it did not come to this: \(what)")
    }

    func entries(_ turn: Int = 1) async throws -> [JSON] { try await box.json("attach", lane, "--turn", "\(turn)").entries.list }

    /// Everything that a model was told by the operator or by tools, in one text.
    func heard() throws -> String {
        try requests().flatMap { [$0.prompt.text] + $0.asides.list.map(\.text) + $0.results.list.map(\.text) }.joined(separator: "\n")
    }

    /// A home as an operator has it, who uses these programs.
    private static func personal(_ box: Sandbox) throws {
        for folder in [".claude/skills/own", ".codex/skills/own", ".vibe/skills/own", ".agents/skills/own"] {
            try makeFolder("\(box.home)/\(folder)")
            try box.write(
                "---\nname: own\ndescription: \(Marker.personal)\n---\n\n\(Marker.personal)\n", to: "\(box.home)/\(folder)/SKILL.md")
        }
        for file in [".claude/CLAUDE.md", ".codex/AGENTS.md", ".vibe/AGENTS.md", "AGENTS.md", "CLAUDE.md"] {
            try box.write("\(Marker.personal)\n", to: "\(box.home)/\(file)")
        }
        try box.write(#"{"permissions": {"allow": ["Bash", "Write"]}}"#, to: "\(box.home)/.claude/settings.json")
        try box.write("model = \"personal\"\n", to: "\(box.home)/.codex/config.toml")
        try box.write("active_model = \"personal\"\n", to: "\(box.home)/.vibe/config.toml")
    }

    private static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    private static func escaped(_ value: String) -> String {
        value.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: ".-"))) ?? value
    }
}
