import Domain
import JSONValues

/// The `config.toml` of a lane's CODEX_HOME, and the files beside it.
///
/// Keys checked with `codex app-server --strict-config` (0.163.0). The worktree is marked untrusted: a trusted repository's `.codex` may
/// set the model, run hooks and allow commands by rules, unseen by our policy. Its skills load all the same, but not its AGENTS.md, which
/// is therefore given as the user's own. Without the mark Codex would write trust into this file by itself.
enum CodexConfiguration {
    static func files(_ context: AgentContext) throws(AgentError) -> [String: String] {
        let folder = folder(context)
        var files = try SkillFiles.below("\(folder)/skills", context)
        files["\(folder)/config.toml"] = text(context)
        // Written also when it is empty: what an agent left there in an earlier turn shall not be read.
        files["\(folder)/AGENTS.md"] = context.guide
        return files
    }

    static func folder(_ context: AgentContext) -> String { "\(context.home)/codex" }

    static func text(_ context: AgentContext) -> String {
        var lines = ["[analytics]", "enabled = false", "", "[features]"]
        // Plugins and apps ask the network when it starts and ends; hooks run commands; agents of its own are none of the lane's.
        lines += ["apps", "hooks", "multi_agent", "plugins", "remote_plugin"].map { "\($0) = false" }
        lines += ["", "[projects.\(quoted(context.worktree))]", "trust_level = \"untrusted\""]
        if let tools = context.tools {
            lines += ["", "[mcp_servers.\(quoted(tools.name))]", "command = \(quoted(tools.command))"]
            lines.append("args = [\(tools.arguments.map(quoted).joined(separator: ", "))]")
            lines.append("default_tools_approval_mode = \"approve\"")
            // A question waits for the operator, for as long as that takes.
            lines += ["startup_timeout_sec = 60", "tool_timeout_sec = 86400"]
            let environment = tools.environment.sorted { $0.key < $1.key }.map { "\(quoted($0.key)) = \(quoted($0.value))" }
            if !environment.isEmpty { lines.append("env = { \(environment.joined(separator: ", ")) }") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A basic string of TOML 1.0, whose escapes hold those of JSON.
    static func quoted(_ text: String) -> String { JSONValue.string(text).text }

    /// The operator's own arguments stay before ours, so that `command: [codex, -c, ...]` chooses a provider.
    static func argv(_ context: AgentContext) -> [String] { context.agent.command.isEmpty ? ["codex"] : context.agent.command }
}
