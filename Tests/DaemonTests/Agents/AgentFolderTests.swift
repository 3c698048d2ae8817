import Domain
import Foundation
import Testing
import YAMLReading

@testable import Daemon

struct AgentFolderTests {
    private static let yaml = "version: 1\nname: x\nagents:\n  sh: {adapter: command, command: [/bin/sh]}\n"

    private func load(_ folder: URL) -> Result<LoadedWorkspace, ConfigurationErrors> {
        WorkspaceLoader.load(folder, searchPath: "/usr/bin:/bin")
    }

    @Test func everyKeyArrives() throws {
        try withFolder { folder in
            try write(Self.yaml, "signalbox.yaml", in: folder)
            let text = """
                ---
                adapter: claude-code
                command: [/bin/sh, -c]
                model: sonnet
                tools: [Read, "Bash(git *)"]
                skills: [review, team/other-skill]
                budget:
                  turn: {tokens: 200k, minutes: 45}
                  lane: {usd: "2.50"}
                  day: {tokens: 2M, usd: 12.5}
                sandbox: required
                network: [api.example.com, "*.example.com", "127.0.0.1:8787"]
                memory: 1GB
                timeout: 1h
                outputLimit: 2MB
                environment: {A: b}
                ---

                First.

                Last.

                """
            try write(text, "agents/claude.md", in: folder)
            try write("---\nname: review\ndescription: Looks.\n---\n", "skills/review/SKILL.md", in: folder)
            try write("---\nname: other-skill\ndescription: More.\n---\n", "team/other-skill/SKILL.md", in: folder)
            let loaded = try load(folder).get()
            #expect(loaded.configuration.agents.map(\.name) == ["sh", "claude"])
            var agent = try #require(loaded.configuration.agent("claude"))
            #expect(agent.skills.map(\.name) == ["review", "other-skill"])
            agent.skills = []
            #expect(
                agent
                    == AgentConfiguration(
                        name: "claude", adapter: .claudeCode, command: ["/bin/sh", "-c"], timeoutSeconds: 3600, outputLimitBytes: 2_000_000,
                        environment: ["A": "b"], model: "sonnet", instructions: "First.\n\nLast.\n", tools: ["Read", "Bash(git *)"],
                        budget: AgentBudget(
                            turn: Budget(tokens: 200_000, minutes: 45), lane: Budget(money: Money(micros: 2_500_000)),
                            day: Budget(tokens: 2_000_000, money: Money(micros: 12_500_000))),
                        sandbox: .required, network: .only(["api.example.com", "*.example.com", "127.0.0.1:8787"]),
                        memoryBytes: 1_000_000_000))
            #expect(loaded.sources["claude"] == AgentSource(file: "agents/claude.md", line: 1, text: text))
            #expect(
                loaded.sources["sh"]
                    == AgentSource(file: "signalbox.yaml", line: 4, text: "  sh: {adapter: command, command: [/bin/sh]}\n"))
        }
    }

    @Test func everythingWrongInEveryFileIsSaidAtOnce() throws {
        try withFolder { folder in
            try write(Self.yaml + "  twice: {adapter: scripted}\npolcy: {}\n", "signalbox.yaml", in: folder)
            try write("---\nadapter: claude-cod\nmodel: x\n---\n", "agents/a.md", in: folder)
            try write(
                "---\nadapter: codex\n\nbudget: {turn: {tokens: much, usd: -1}}\nnetwork: [\"a b\"]\n---\n", "agents/b.md", in: folder)
            try write("---\nadapter: [\n---\n", "agents/c.md", in: folder)
            try write("---\nadapter: codex\n", "agents/d.md", in: folder)
            try write("adapter: codex\n", "agents/e.md", in: folder)
            try write("---\nadapter: codex\nskills: [gone]\n---\n", "agents/f.md", in: folder)
            try write("---\nadapter: codex\ncommand: [no-such-program]\n---\nx\n\u{1B}[31m\n", "agents/g.md", in: folder)
            try write("---\nadapter: codex\ninstructions: x\n---\n", "agents/h.md", in: folder)
            try write("---\nadapter: codex\n---\n", "agents/twice.md", in: folder)
            try write("x", "agents/notes.txt", in: folder)
            try write("x", "agents/.hidden", in: folder)
            try write("x", "agents/README.md", in: folder)
            try write("x", "agents/a.md~", in: folder)
            try write("---\nadapter: codex\n---\n", "agents/a b.md", in: folder)
            try write("", "agents/folder.md/x", in: folder)
            #expect(
                problems(load(folder)) == [
                    "agents/a b.md:1:1: the name 'a b' is not a name (use letters, digits, '.', '_' and '-', and do not start with '.' or '-')",
                    "agents/a.md:2:10: agents.a.adapter: 'claude-cod' is not one of command, scripted, claude-code, codex, codex-exec, acp (did you mean 'claude-code'?)",
                    "agents/b.md:4:25: agents.b.budget.turn.tokens: 'much' is not a count (write for example 1500, 200k or 2M)",
                    "agents/b.md:4:36: agents.b.budget.turn.usd: '-1' is not an amount of US dollars (write for example 2.50, with a point and at most six digits after it)",
                    "agents/b.md:5:11: agents.b.network.1: 'a b' is not a host (write for example api.example.com, '*.example.com' or 127.0.0.1:8787)",
                    "agents/c.md:3:1: not valid YAML: did not find expected node content while parsing a flow node of line 3 (check indentation, colons, quotes and brackets here and on the line above)",
                    "agents/d.md:1:1: the front matter that begins here has no end (write a line '---' below its last key)",
                    "agents/e.md:1:1: has no front matter (begin it with a line '---', the keys, 'adapter' at least, and another line '---')",
                    "agents/f.md:3:10: skill 'gone': there is no folder skills/gone (make it, with SKILL.md in it, or correct the name)",
                    "agents/folder.md:1:1: is not a regular file (write the definition in a file)",
                    "agents/g.md:3:11: agents.g.command: there is no program 'no-such-program' in PATH (install it, or write its whole path)",
                    "agents/g.md:6:1: the text holds a control character or a line break (remove the character)",
                    "agents/h.md:3:15: agents.h: 'instructions' is the text below the front matter (write it below the second '---')",
                    "agents/notes.txt:1:1: is not a definition, whose name ends in .md (rename it to NAME.md, or move it elsewhere; names that begin with '.' or end with '~' are left alone)",
                    "agents/twice.md:1:1: agent 'twice' is defined here and in signalbox.yaml:5:3 (remove one of them)",
                    "signalbox.yaml:6:1: unknown key 'polcy' in the workspace (did you mean 'policy'?)",
                ])
        }
    }

    @Test func aBrokenWorkspaceFileHidesNoOther() throws {
        try withFolder { folder in
            try write("version: [", "signalbox.yaml", in: folder)
            try write("---\nmodel: x\n---\n", "agents/a.md", in: folder)
            let found = problems(load(folder))
            #expect(found.map { $0.prefix { $0 != ":" } } == ["agents/a.md", "signalbox.yaml"])
            #expect(found.first?.contains("agents.a has no 'adapter'") == true)
        }
    }

    @Test func hostileFiles() throws {
        try withFolder { folder in
            try write("version: 1\nname: x\n", "ws/signalbox.yaml", in: folder)
            try write("---\nadapter: codex\n---\n", "outside.md", in: folder)
            let agents = folder.appending(path: "ws/agents")
            try FileManager.default.createDirectory(at: agents, withIntermediateDirectories: true)
            func link(_ name: String, _ target: String) throws {
                try FileManager.default.createSymbolicLink(atPath: agents.appending(path: name).path, withDestinationPath: target)
            }
            try link("out.md", "../../outside.md")
            try link("nowhere.md", "gone")
            try link("device.md", "/dev/zero")
            try write("---\nadapter: codex\n---\n", "ws/shared/real.md", in: folder)
            try link("in.md", "../shared/real.md")
            #expect(mkfifo(agents.appending(path: "pipe.md").path, 0o600) == 0)
            try Data(count: 10_000_000).write(to: agents.appending(path: "large.md"))
            try Data("---\nadapter: codex\n---\na\u{E9}".unicodeScalars.map { UInt8($0.value) }).write(
                to: agents.appending(path: "latin.md"))
            let workspace = folder.appending(path: "ws")
            #expect(
                problems(load(workspace)) == [
                    "agents/device.md:1:1: is a link that leads out of the workspace (put what it leads to in its place)",
                    "agents/large.md:1:1: is larger than 256KB (shorten it, or move parts into a skill)",
                    "agents/latin.md:4:2: the file is not UTF-8 here (save it as UTF-8)",
                    "agents/nowhere.md:1:1: is a link that leads nowhere (correct or remove it)",
                    "agents/out.md:1:1: is a link that leads out of the workspace (put what it leads to in its place)",
                    "agents/pipe.md:1:1: is not a regular file (write the definition in a file)",
                ])
            for name in ["device", "large", "latin", "nowhere", "out", "pipe"] {
                try FileManager.default.removeItem(at: agents.appending(path: "\(name).md"))
            }
            #expect(try load(workspace).get().configuration.agents.map(\.name) == ["in"])

            try FileManager.default.removeItem(at: agents)
            try FileManager.default.createSymbolicLink(atPath: agents.path, withDestinationPath: folder.path)
            #expect(problems(load(workspace)).map { $0.prefix { $0 != "(" } } == ["agents:1:1: is a link that leads out of the workspace "])
        }
    }

    @Test func theExamplesOfInitHold() throws {
        for example in AgentsReadme.examples {
            try withFolder { folder in
                try WorkspaceInitializer.initialize(folder, name: "acme")
                #expect(try String(contentsOf: folder.appending(path: "agents/README.md"), encoding: .utf8).contains(example.text))
                try write("", "vibe-acp", in: folder)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.appending(path: "vibe-acp").path)
                try write(example.text, "agents/\(example.name).md", in: folder)
                let loaded = try WorkspaceLoader.load(folder, searchPath: folder.path).get()
                #expect(loaded.configuration.agents.map(\.name) == ["sh", example.name])
                #expect(loaded.configuration.agents[1].instructions.hasSuffix(".\n"))
            }
        }
    }

    @Test func linesOfTheFileForEachAgent() throws {
        let text = """
            version: 1
            name: x
            agents:
              # about a
              a:
                adapter: scripted   # remark

                timeout: 3
              # still below a

              b: {adapter: scripted}


            # the rest
            policy: {}
            """
        let root = try YAMLReader.read(text, name: "f").get()
        let sources = AgentSlices.sources(root, text: text)
        #expect(sources["b"] == AgentSource(file: "signalbox.yaml", line: 11, text: "  b: {adapter: scripted}\n"))
        #expect(sources["a"]?.line == 5)
        #expect(sources["a"]?.text.hasPrefix("  a:\n    adapter: scripted   # remark\n\n    timeout: 3\n") == true)
        let braces = "agents: {a: {adapter: scripted}, b: {adapter: scripted}}\n"
        #expect(AgentSlices.sources(try YAMLReader.read(braces, name: "f").get(), text: braces).values.map(\.text) == [braces, braces])
    }
}
