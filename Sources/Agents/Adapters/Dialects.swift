package import Domain

/// Which dialect an adapter's programs speak.
package enum Dialects {
    package static func of(_ adapter: AgentAdapter) -> any AgentDialect.Type {
        switch adapter {
        case .command: CommandDialect.self
        case .scripted: ScriptedDialect.self
        case .claudeCode: ClaudeCodeDialect.self
        case .codex: CodexDialect.self
        case .codexExec: CodexExecDialect.self
        case .acp: ACPDialect.self
        }
    }
}
