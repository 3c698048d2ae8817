import Agents
import Domain

/// A dialect in the middle of a lane's turn.
protocol SpokenDialect {
    static var dialect: any AgentDialect { get }
}

enum ACP: SpokenDialect {
    static var dialect: any AgentDialect { ACPDialect(context(.acp)) }
}

enum ClaudeCode: SpokenDialect {
    static var dialect: any AgentDialect { ClaudeCodeDialect(context(.claudeCode)) }
}

enum Codex: SpokenDialect {
    static var dialect: any AgentDialect { CodexDialect(context(.codex)) }
}

enum CodexExec: SpokenDialect {
    static var dialect: any AgentDialect { CodexExecDialect(context(.codexExec)) }
}

private func context(_ adapter: AgentAdapter) -> AgentContext {
    AgentContext(
        agent: AgentConfiguration(name: "agent", adapter: adapter, command: ["agent"]), turn: 1, prompt: "go", promptFile: "/p",
        system: "You are in a lane.", worktree: "/w", home: "/h", executable: "/bin/signalbox")
}
