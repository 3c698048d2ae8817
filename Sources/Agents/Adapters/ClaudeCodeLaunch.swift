import Domain
import JSONValues

/// How Claude Code is started.
///
/// Flags from `claude --help` (2.1.330) and, for the hidden `--permission-prompt-tool stdio`, from the SDK. What decides:
/// - `--setting-sources user,project`: `project` reads the repository's CLAUDE.md (AGENTS.md where there is none) and `.claude/skills`;
///   `user` is our own folder and holds the definition's skills. Nothing of the operator's own configuration is read, because
///   CLAUDE_CONFIG_DIR is the lane's.
/// - A repository's settings may allow tools and run hooks. The settings given here stand above them: the tools with effects are asked for
///   whatever it allows (deny, ask, allow: the first that fits decides), and no hook runs.
/// - `--system-prompt-snapshot off`: otherwise a resumed session keeps the words of its first turn, and ours are composed anew for each.
/// - `--include-partial-messages`: the usage of each request as it streams. The texts of the deltas are not recorded.
enum ClaudeCodeLaunch {
    /// Tools that change something or leave the machine.
    private static let asked = [
        "Bash", "PowerShell", "Monitor", "Write", "Edit", "MultiEdit", "NotebookEdit", "WebFetch", "WebSearch", "KillShell",
    ]
    /// A turn is one process in one worktree: nothing may be scheduled for later, or go on in a worktree that we do not know.
    private static let removed = ["EnterWorktree", "ExitWorktree", "CronCreate", "CronDelete", "CronList", "ScheduleWakeup"]

    /// Tools that a reviewer does not even see.
    private static let editing = ["Write", "Edit", "MultiEdit", "NotebookEdit"]

    static func make(_ context: AgentContext) throws(AgentError) -> AgentLaunch {
        let agent = context.agent
        let folder = "\(context.home)/claude"
        var argv = agent.command.isEmpty ? ["claude"] : agent.command
        argv += ["-p", "--input-format", "stream-json", "--output-format", "stream-json", "--verbose", "--include-partial-messages"]
        argv += ["--permission-prompt-tool", "stdio", "--permission-mode", "manual", "--setting-sources", "user,project"]
        argv += ["--settings", settings.text, "--strict-mcp-config", "--system-prompt-snapshot", "off"]
        // With an equals sign: otherwise a value that begins with a dash would be a flag of its own (the session's name is the program's).
        if let session = context.session { argv.append("--resume=\(session.id)") }
        if let model = agent.model { argv.append("--model=\(model)") }
        var files = try SkillFiles.below("\(folder)/skills", context)
        // Written for each turn: what an agent left there in an earlier one shall not be read.
        files["\(folder)/settings.json"] = "{}\n"
        if !context.system.isEmpty {
            // A file, because an argument is bounded (128 KiB on Linux) and anyone on the machine may read it.
            files["\(folder)/system.md"] = context.system
            argv += ["--append-system-prompt-file", "\(folder)/system.md"]
        }
        if let tools = context.tools {
            files["\(folder)/mcp.json"] = servers(tools).text + "\n"
            argv += ["--mcp-config", "\(folder)/mcp.json", "--allowedTools", "mcp__\(tools.name)"]
        }
        argv += ["--disallowedTools", (removed + (context.readOnly ? editing : [])).joined(separator: ",")]
        if !agent.tools.isEmpty { argv += ["--tools", builtIn(agent).joined(separator: ",")] }
        return AgentLaunch(argv: argv, input: .channel, environment: environment(agent, folder), files: files)
    }

    private static var settings: JSONValue {
        ["permissions": ["ask": .array(asked.map { .string($0) })], "disableAllHooks": true]
    }

    /// `--tools` names built-in tools only: those of MCP servers, and what of a tool is meant (`Bash(git *)`), are for the policy.
    private static func builtIn(_ agent: AgentConfiguration) -> [String] {
        var names: [String] = []
        let wanted = agent.tools.filter { !$0.hasPrefix("mcp__") } + (agent.skills.isEmpty ? [] : ["Skill"])
        for name in wanted.map({ String($0.prefix { $0 != "(" }) }) where !names.contains(name) { names.append(name) }
        return names
    }

    private static func servers(_ tools: ToolServer) -> JSONValue {
        let environment = tools.environment.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) }
        let server: JSONValue = [
            "type": "stdio", "command": .string(tools.command), "args": .array(tools.arguments.map { .string($0) }),
            "env": .object(environment),
        ]
        return ["mcpServers": .object([JSONMember(tools.name, server)])]
    }

    private static func environment(_ agent: AgentConfiguration, _ folder: String) -> [String: String] {
        let ours = [
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1", "DISABLE_AUTOUPDATER": "1", "DISABLE_TELEMETRY": "1",
            "DISABLE_ERROR_REPORTING": "1", "CLAUDE_CODE_DISABLE_BACKGROUND_TASKS": "1", "CLAUDE_CODE_DISABLE_AUTO_MEMORY": "1",
            // Otherwise the tools of our MCP server are found only by a search.
            "ENABLE_TOOL_SEARCH": "false",
            // Ten by default, up to minutes of silence: the watchdog tries turns again and says so.
            "CLAUDE_CODE_MAX_RETRIES": "3",
            // Milliseconds: a question waits for the operator, for as long as that takes.
            "MCP_TOOL_TIMEOUT": "86400000",
        ]
        // The definition may choose otherwise, but not the folder: the resume and the skills are there.
        return ours.merging(agent.environment.filter { ours[$0.key] != nil }) { $1 }.merging(["CLAUDE_CONFIG_DIR": folder]) { $1 }
    }
}
