import Agents
import Domain
import Foundation
import JSONValues
import Testing

/// A recorded conversation with a real agent program: lines of its standard output, and in duplex recordings what was said to it.
///
/// Recorded with the programs of 2026-11 against a scripted model, in folders named /lab; Claude Code's lists of its own commands, agents
/// and models are cut out.
struct Recording {
    enum Entry: Equatable {
        case said(JSONValue)
        case line([UInt8])
    }

    static let claude = [
        "claude-400", "claude-basic", "claude-budget", "claude-ctl-allow", "claude-ctl-deny", "claude-denied", "claude-interrupt",
        "claude-maxturns", "claude-partial", "claude-resume", "claude-sigTERM",
    ]
    static let codex = ["codexapp-interrupt", "codexapp-untrusted", "codexapp-untrusted-decline"]
    static let codexExec = ["codex-401", "codex-bypass", "codex-fast", "codex-resume"]
    static let all = claude + codex + codexExec

    let name: String
    let entries: [Entry]

    init(_ name: String) throws {
        self.name = name
        let url = try Self.file(name, "jsonl")
        entries = try Data(contentsOf: url).split(separator: UInt8(ascii: "\n")).map { line in
            let value = try JSONValue(ArraySlice(line))
            guard let direction = value["dir"]?.string, let message = value["msg"] else { return .line(Array(line)) }
            return direction == ">" ? .said(message) : .line(message.bytes)
        }
    }

    var lines: [[UInt8]] { entries.compactMap { if case .line(let line) = $0 { line } else { nil } } }

    /// The transcript that is expected of it.
    func golden() throws -> String { try String(contentsOf: Self.file(name, "golden"), encoding: .utf8) }

    static func file(_ name: String, _ kind: String) throws -> URL {
        try #require(Bundle.module.url(forResource: name, withExtension: kind, subdirectory: "Recordings"))
    }

    /// A dialect for it, in the state in which the recording began.
    var dialect: any AgentDialect {
        let context = Self.context(name.hasPrefix("claude") ? .claudeCode : name.hasPrefix("codexapp") ? .codex : .codexExec, name)
        return switch context.agent.adapter {
        case .claudeCode: ClaudeCodeDialect(context)
        case .codex: CodexDialect(context)
        default: CodexExecDialect(context)
        }
    }

    static func context(_ adapter: AgentAdapter, _ name: String = "x") -> AgentContext {
        AgentContext(
            agent: AgentConfiguration(name: "a", adapter: adapter, model: "gpt-5.5"), turn: 1, prompt: "go", promptFile: "/p.md",
            worktree: "/lab/repos/\(name)", home: "/h")
    }
}
