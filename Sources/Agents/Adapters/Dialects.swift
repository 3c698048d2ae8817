package import Domain

/// Which dialect an adapter's programs speak.
package enum Dialects {
    package static func of(_ adapter: AgentAdapter) throws(AgentError) -> any AgentDialect.Type {
        switch adapter {
        case .command: CommandDialect.self
        case .scripted: ScriptedDialect.self
        case .acp: ACPDialect.self
        case .claudeCode, .codex, .codexExec: throw AgentError("adapter '\(adapter.rawValue)' is not there yet")
        }
    }
}
