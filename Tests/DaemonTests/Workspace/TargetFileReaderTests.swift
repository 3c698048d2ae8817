import Domain
import Foundation
import Testing

@testable import Daemon

struct TargetFileReaderTests {
    private let workspace = WorkspaceConfiguration(
        name: "x",
        repositories: [.init(name: "web", url: "a", boundaries: [.init(name: "api", paths: ["x"])]), .init(name: "tools", url: "b")],
        agents: [.init(name: "sh", adapter: .command, command: ["sh"])], workTypes: ["research"])

    @Test func readsYAMLAndJSONAlike() throws {
        try withFolder { folder in
            try write("do\nit\n", "intents/one.md", in: folder)
            try write("- edit\n", "scripts/one.yaml", in: folder)
            try write(
                """
                - key: one
                  repo: web
                  title: First
                  intentFile: intents/one.md
                  boundary: api
                  kind: research
                  risk: high
                  agent: sh
                  script: scripts/one.yaml
                  verify: [make test]
                  liveChecks: [curl x]
                  size: {files: 2, lines: 30}
                - {repo: tools, title: Second, intent: "x", after: [one, T-7]}
                """, "targets.yaml", in: folder)
            try write(
                """
                [{"key": "one", "repo": "web", "title": "First", "intentFile": "intents/one.md", "boundary": "api", "kind": "research", "risk": "high",
                  "agent": "sh", "script": "scripts/one.yaml", "verify": ["make test"], "liveChecks": ["curl x"], "size": {"files": 2, "lines": 30}},
                 {"repo": "tools", "title": "Second", "intent": "x", "after": ["one", "T-7"]}]
                """, "targets.json", in: folder)
            let script = folder.appending(path: "scripts/one.yaml").standardizedFileURL.path(percentEncoded: false)
            let expected = [
                TargetDraft(
                    key: "one", repository: "web", title: "First", intent: "do\nit\n", boundary: "api", kind: "research", risk: .high,
                    agent: "sh",
                    script: script, verify: ["make test"], liveChecks: ["curl x"], maxFiles: 2, maxLines: 30),
                TargetDraft(repository: "tools", title: "Second", intent: "x", after: ["one", "T-7"]),
            ]
            for name in ["targets.yaml", "targets.json"] {
                #expect(try TargetFileReader.read(folder.appending(path: name), name: name, workspace: workspace).get() == expected)
            }
        }
    }

    @Test func allProblemsAtOnce() throws {
        try withFolder { folder in
            try write(
                """
                - {key: a, repo: wbe, title: A, after: [b]}
                - {key: b, repo: web, title: B, after: [a, zz, T-0], boundary: apo, kind: odd, agent: s}
                - {key: b, repo: web, title: ""}
                - {key: T-3, repo: web, title: C, intent: x, intentFile: y, risk: none}
                - {title: D, size: {files: 0}, tittle: E}
                - text
                """, "t.yaml", in: folder)
            let found = problems(TargetFileReader.read(folder.appending(path: "t.yaml"), name: "t.yaml", workspace: workspace))
            #expect(
                found.map { String($0.dropFirst("t.yaml:".count).prefix { $0 != "(" }) } == [
                    "1:18: a.repo: there is no repository 'wbe' ",
                    "2:41: targets wait for each other in a circle: a → b → a ",
                    "2:44: b.after: 'zz' is neither a key of this file nor an identifier such as T-1 ",
                    "2:48: b.after: 'T-0' is neither a key of this file nor an identifier such as T-1 ",
                    "2:64: b.boundary: there is no boundary in 'web' named 'apo' ",
                    "2:75: b.kind: there is no work type 'odd' ",
                    "2:87: b.agent: there is no agent 's' ",
                    "3:9: duplicate key 'b' in the file, first on line 2 ",
                    "3:30: b.title: '' is empty ",
                    "4:9: key 'T-3' reads as the identifier of a target ",
                    "4:58: T-3 has both 'intent' and 'intentFile' ",
                    "4:67: T-3.risk: 'none' is not one of low, elevated, high ",
                    "5:3: 5 has no 'repo' ",
                    "5:28: 5.size.files: '0' is out of range ",
                    "5:32: unknown key 'tittle' in 5 ",
                    "6:3: 6 is a text, not a mapping ",
                ])
        }
    }

    @Test func namedFilesMustBeThere() throws {
        try withFolder { folder in
            try write(
                "- {repo: web, title: A, intentFile: none.md, script: /no/such}\n- {repo: web, title: B, script: .}\n", "t.yaml", in: folder
            )
            let found = problems(TargetFileReader.read(folder.appending(path: "t.yaml"), name: "t.yaml"))
            #expect(found.count == 3, "\(found)")
            #expect(found[0].hasPrefix("t.yaml:1:37: intentFile 'none.md': cannot read the file"))
            #expect(found[1].hasPrefix("t.yaml:1:54: script '/no/such': cannot read the file"))
            #expect(found[2].hasPrefix("t.yaml:2:33: script '.': cannot read the file"))
        }
    }

    @Test(arguments: [
        ("", 0), ("[]", 0), ("targets: []", 0), ("targets: [{repo: a, title: b}]", 0), ("a: b", 2), ("targets: x", 1), ("x", 1),
    ])
    func otherFiles(_ text: String, _ count: Int) throws {
        try withFolder { folder in
            try write(text, "t.yaml", in: folder)
            #expect(problems(TargetFileReader.read(folder.appending(path: "t.yaml"), name: "t.yaml")).count == count)
        }
    }
}
