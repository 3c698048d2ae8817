import Domain
import Foundation
import Testing

@testable import Daemon

struct WorkspaceTemplateTests {
    private let text = WorkspaceTemplate.text(name: "acme: \"one\"")
    private static let shell = AgentConfiguration(
        name: "sh", adapter: .command, command: ["/bin/sh", "-eu", "{promptFile}"], prompt: .file, content: .intent)

    @Test func asItIs() throws {
        #expect(try parse(text).get() == WorkspaceConfiguration(name: "acme: \"one\"", agents: [Self.shell]))
    }

    @Test func withEveryExampleInForce() throws {
        let configuration = try parse(uncommented(text)).get()
        #expect(configuration.repositories.map(\.name) == ["web", "tools"])
        #expect(configuration.agents.map(\.name) == ["sh", "claude", "codex", "vibe", "assistant", "replay"])
        let claude = try #require(configuration.agent("claude"))
        #expect(claude.budget.turn == Budget(tokens: 2_000_000, money: Money(micros: 2_500_000), minutes: 90))
        #expect(claude.network == .only(["api.anthropic.com"]) && claude.memoryBytes == 1_000_000_000)
        let web = try #require(configuration.repository("web"))
        #expect(web.gates.map(\.name) == ["unit", "lint"] && web.gates[0].needs == ["lint"])
        #expect(web.smoke.map(\.name) == ["front", "login"] && web.boundaries.count == 2)
        #expect(web.deploy != nil && web.setup?.run == "npm ci")
        #expect(configuration.policy == PolicyConfiguration())
    }

    @Test func showsEveryKeyWithItsMeaning() {
        let lines = uncommented(text).split(separator: "\n").map { $0.drop { " -".contains($0) } }
        for section in WorkspaceSchema.root.all {
            for field in section.fields {
                #expect(lines.contains { $0.hasPrefix("\(field.key):") }, "\(section.name).\(field.key)")
                #expect(text.contains("# \(field.doc)"), "\(section.name).\(field.key)")
            }
        }
    }

    @Test func initializes() throws {
        try withFolder { folder in
            let workspace = folder.appending(path: "new/space")
            #expect(
                try WorkspaceInitializer.initialize(workspace, name: "acme").map(\.lastPathComponent)
                    == ["signalbox.yaml", "README.md", ".gitignore"])
            #expect(try WorkspaceLoader.load(workspace).get().configuration.agents == [Self.shell])
            #expect(try String(contentsOf: workspace.appending(path: ".gitignore"), encoding: .utf8) == ".signalbox/\n")

            try write("mine", "new/space/signalbox.yaml", in: folder)
            let error = #expect(throws: WorkspaceInitializerError.self) { try WorkspaceInitializer.initialize(workspace, name: "acme") }
            #expect(error?.description.contains("exists already") == true)
            #expect(try String(contentsOf: workspace.appending(path: "signalbox.yaml"), encoding: .utf8) == "mine")
        }
    }

    @Test(arguments: [
        ("", ".signalbox/\n"), ("a", "a\n.signalbox/\n"), ("a\n.signalbox\nb", "a\n.signalbox\nb"), ("a\r\n", "a\r\n.signalbox/\n"),
    ])
    func keepsTheIgnoreFile(_ before: String, _ after: String) throws {
        try withFolder { folder in
            try write(before, ".gitignore", in: folder)
            try WorkspaceInitializer.initialize(folder, name: "acme")
            #expect(try String(contentsOf: folder.appending(path: ".gitignore"), encoding: .utf8) == after)
        }
    }

    @Test func saysWhereItCannotWrite() throws {
        try withFolder { folder in
            try write("", "file", in: folder)
            let error = #expect(throws: WorkspaceInitializerError.self) {
                try WorkspaceInitializer.initialize(folder.appending(path: "file"), name: "acme")
            }
            guard case .cannotWrite? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }
}
