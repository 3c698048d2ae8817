@testable import Domain

/// A lane for the tests of permissions.
enum PermissionWorld {
    static let worktree = "/ws/.signalbox/worktrees/web/L-7"

    static func context(boundary: [String]? = ["src/pages/**"], risk: Risk = .low, agent: String = "claude") throws -> PermissionContext {
        try PermissionContext(
            worktree: worktree, boundary: boundary.map { BoundaryConfiguration(name: "pages", paths: $0) }, repository: "web", risk: risk,
            agent: agent, ownFolders: ["/ws/.signalbox/lanes/L-7"])
    }

    static func ask(_ call: ToolCall) -> AgentAsk { AgentAsk(key: "1", kind: .permission, call: call) }

    static func run(_ command: String) -> AgentAsk { ask(ToolCall(id: "c", name: "Bash", kind: .execute, command: command)) }

    static func tool(_ kind: ToolKind, _ paths: String..., name: String = "Tool") -> AgentAsk {
        ask(ToolCall(id: "c", name: name, kind: kind, paths: paths))
    }

    static func allow(_ commands: String..., name: String = "mine") -> PermissionConfiguration {
        PermissionConfiguration(rules: [PermissionRule(name: name, decision: .allow, scope: PermissionScope(commands: commands))])
    }

    /// `allow x`, `deny x`, `never x`, `ask`.
    static func words(_ verdict: PermissionVerdict) -> String {
        switch verdict {
        case .allow(let rule): "allow \(rule)"
        case .deny(let rule, _): "deny \(rule)"
        case .never(let rule, _): "never \(rule)"
        case .ask: "ask"
        }
    }
}
