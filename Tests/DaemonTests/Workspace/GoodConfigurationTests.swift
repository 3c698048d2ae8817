import Domain
import Testing

@testable import Daemon

struct GoodConfigurationTests {
    @Test func everyKeyArrives() throws {
        let text = """
            version: 1
            name: acme
            timeZone: Europe/Berlin
            repositories:
              web:
                url: ../web
                branch: trunk
                lanes: 2
                boundaries:
                  api: {paths: ["src/api/**"], risk: high, lanes: 4}
                  ui: {paths: ["src/ui/**", docs/]}
                gates: &gates
                  - name: lint
                    stage: lint
                    run: true
                  - {name: unit, run: make test, timeout: 2m, needs: [lint], junit: "r/*.xml", tap: true, environment: {PORT: 80, EMPTY: }}
                setup: npm ci
                deploy: {run: ./deploy, timeout: 1h, environment: {A: b}}
                purge: |
                  one
                  two
                smoke:
                  - {name: s, url: "https://x.org", expect: "{commit}", timeout: 5}
                  - {name: t, run: check}
                sharedCaches: [.build]
              api: {url: "https://x.org/api.git", gates: *gates}
            agents:
              sh: {adapter: command, command: [/bin/sh, "{promptFile}"], prompt: file, content: intent, timeout: 3, outputLimit: 2KB, environment: {X: "1"}}
              replay: {adapter: scripted}
            policy: {lanes: 4, lanesPerRepository: 5, lanesPerBoundary: 6, maxTurns: 7, gateSlots: 8, size: {files: 9, lines: 10}, leftovers: refuse, land: manual, snapshotIgnored: 11}
            environment: {allow: [PATH, "X_*"], secrets: [TOKEN]}
            workTypes: [research]
            reasons: {rework: [missing-tests]}
            """
        let gates = [
            GateConfiguration(name: "lint", stage: .lint, run: "true"),
            GateConfiguration(
                name: "unit", run: "make test", timeoutSeconds: 120, needs: ["lint"], junit: "r/*.xml", tap: true,
                environment: ["PORT": "80", "EMPTY": ""]),
        ]
        let expected = WorkspaceConfiguration(
            name: "acme", timeZone: "Europe/Berlin",
            repositories: [
                RepositoryConfiguration(
                    name: "web", url: "../web", branch: "trunk",
                    boundaries: [
                        .init(name: "api", paths: ["src/api/**"], risk: .high, lanes: 4), .init(name: "ui", paths: ["src/ui/**", "docs/"]),
                    ],
                    gates: gates, setup: .init(run: "npm ci"),
                    deploy: .init(run: "./deploy", timeoutSeconds: 3600, environment: ["A": "b"]),
                    purge: .init(run: "one\ntwo\n"),
                    smoke: [
                        .init(name: "s", url: "https://x.org", expect: "{commit}", timeoutSeconds: 5), .init(name: "t", run: "check"),
                    ],
                    sharedCaches: [".build"], lanes: 2),
                RepositoryConfiguration(name: "api", url: "https://x.org/api.git", gates: gates),
            ],
            agents: [
                AgentConfiguration(
                    name: "sh", adapter: .command, command: ["/bin/sh", "{promptFile}"], prompt: .file, content: .intent, timeoutSeconds: 3,
                    outputLimitBytes: 2000, environment: ["X": "1"]),
                AgentConfiguration(name: "replay", adapter: .scripted),
            ],
            policy: PolicyConfiguration(
                lanes: 4, lanesPerRepository: 5, lanesPerBoundary: 6, maxTurns: 7, gateSlots: 8, maxFiles: 9, maxLines: 10,
                leftovers: .refuse,
                land: .manual, snapshotIgnoredBytes: 11),
            environment: EnvironmentConfiguration(allow: ["PATH", "X_*"], secrets: ["TOKEN"]), workTypes: ["research"],
            reasons: ["rework": ["missing-tests"]])
        let found = try parse(text).get()
        #expect(found == expected)
    }

    @Test func theSmallestFile() throws {
        #expect(try parse("version: 1\nname: x\nrepositories:\nagents: ~\npolicy: {}\n").get() == WorkspaceConfiguration(name: "x"))
        #expect(try parse("{\"version\": 1, \"name\": \"x\"}").get() == WorkspaceConfiguration(name: "x"))
    }

    /// What the documents say holds without a key is what the reader makes of it: writing the default changes nothing.
    @Test func documentedDefaultsAreTheRealOnes() throws {
        let frames: [(section: String, text: (String) -> String)] = [
            ("workspace", { "version: 1\nname: x\n\($0)" }),
            ("policy", { "version: 1\nname: x\npolicy: {\($0)}" }),
            ("size", { "version: 1\nname: x\npolicy: {size: {\($0)}}" }),
            ("environment", { "version: 1\nname: x\nenvironment: {\($0)}" }),
            ("reasons", { "version: 1\nname: x\nreasons: {\($0)}" }),
            ("permissions", { "version: 1\nname: x\npermissions: {\($0)}" }),
            ("permissionRule", { "version: 1\nname: x\npermissions: {rules: [{name: a, decision: ask, \($0)}]}" }),
            ("neverRule", { "version: 1\nname: x\npermissions: {never: [{name: a, tools: [x], \($0)}]}" }),
            ("budget", { "version: 1\nname: x\nbudget: {\($0)}" }),
            ("budgetLimit", { "version: 1\nname: x\nbudget: {day: {\($0)}}" }),
            ("prices", { "version: 1\nname: x\nprices: {date: 2026-11-23, \($0)}" }),
            ("modelPrice", { "version: 1\nname: x\nprices: {date: 2026-11-23, models: {m: {input: 1, output: 2, \($0)}}}" }),
            ("watchdog", { "version: 1\nname: x\nwatchdog: {\($0)}" }),
            ("attention", { "version: 1\nname: x\nattention: {\($0)}" }),
            ("host", { "version: 1\nname: x\nhost: {\($0)}" }),
            ("retention", { "version: 1\nname: x\nretention: {\($0)}" }),
            ("review", { "version: 1\nname: x\nreview: {\($0)}" }),
            (
                "reviewer",
                { "version: 1\nname: x\nagents: {a: {adapter: command, command: [x]}}\nreview: {reviewers: [{agent: a, \($0)}]}" }
            ),
            ("web", { "version: 1\nname: x\nweb: {\($0)}" }),
            ("notify", { "version: 1\nname: x\nnotify: {\($0)}" }),
            ("destination", { "version: 1\nname: x\nnotify: {destinations: {d: {kind: ntfy, url: 'https://x.org/t', \($0)}}}" }),
            ("agent", { "version: 1\nname: x\nagents: {a: {adapter: command, command: [x], \($0)}}" }),
            ("agentBudget", { "version: 1\nname: x\nagents: {a: {adapter: codex, budget: {\($0)}}}" }),
            ("agentLimit", { "version: 1\nname: x\nagents: {a: {adapter: codex, budget: {turn: {\($0)}}}}" }),
            ("repository", { "version: 1\nname: x\nrepositories: {a: {url: x, \($0)}}" }),
            ("boundary", { "version: 1\nname: x\nrepositories: {a: {url: x, boundaries: {b: {paths: [x], \($0)}}}}" }),
            ("gate", { "version: 1\nname: x\nrepositories: {a: {url: x, gates: [{name: b, run: x, \($0)}]}}" }),
            ("command", { "version: 1\nname: x\nrepositories: {a: {url: x, deploy: {run: x, \($0)}}}" }),
            ("smoke", { "version: 1\nname: x\nrepositories: {a: {url: x, smoke: [{name: b, run: x, \($0)}]}}" }),
        ]
        #expect(Set(frames.map(\.section)) == Set(WorkspaceSchema.root.all.map(\.name)))
        var checked = 0
        for section in WorkspaceSchema.root.all {
            let frame = try #require(frames.first { $0.section == section.name }).text
            for field in section.fields {
                // The frame needs it: a rule that names nothing is an error.
                if section.name == "neverRule", field.key == "tools" { continue }
                let value: String
                switch field.fallback {
                case .value(let text): value = text
                case .texts(let texts): value = "[" + texts.map(YAMLText.scalar).joined(separator: ", ") + "]"
                case .nothing, .words: continue
                }
                #expect(try parse(frame("\(field.key): \(value)")).get() == parse(frame("")).get(), "\(section.name).\(field.key)")
                checked += 1
            }
        }
        #expect(checked > 20)
    }
}
