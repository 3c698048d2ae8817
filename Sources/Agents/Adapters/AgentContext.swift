package import Domain

/// What a turn is, as an adapter needs it.
package struct AgentContext: Sendable {
    package var agent: AgentConfiguration
    /// Counts from 1 within the lane.
    package var turn: Int
    /// The prompt of this turn.
    package var prompt: String
    /// A file with the same text, outside the worktree.
    package var promptFile: String
    /// What the agent must know beside the prompt (target, boundary, limits, what happened so far, neighbours), composed anew for every turn; for
    /// programs that take a system prompt. Programs that take none get it before the prompt.
    package var system: String
    /// Absolute path of the worktree, as the program sees it.
    package var worktree: String
    /// Absolute path of a writable folder of the lane's own, as the program sees it: its HOME, with its configuration and sessions below.
    package var home: String
    /// The session of the lane's last turn, when it is to be resumed.
    package var session: AgentSession?
    /// What that session had used.
    package var meter: UsageMeter?
    /// The lane's MCP server as a program on standard input and output; nil when there is none.
    package var tools: ToolServer?
    /// This program's path, as the agent sees it: the scripted agent is part of it.
    package var executable: String
    /// The replay file of the `scripted` adapter.
    package var scriptFile: String?
    /// The texts of the definition's skills, by the skill's name and the path below its folder. The adapter puts them where its program looks
    /// for skills of a user, outside the worktree.
    package var skillFiles: [String: [String: String]]
    /// The text of the repository's AGENTS.md, for programs that read it only where they may run the repository's configuration too.
    package var guide: String
    /// Whether the program is inside a sandbox of ours, so that it needs none of its own.
    package var sandboxed: Bool
    /// Whether it is only to read: a reviewer.
    package var readOnly: Bool

    package init(
        agent: AgentConfiguration, turn: Int, prompt: String, promptFile: String, system: String = "", worktree: String, home: String,
        session: AgentSession? = nil, meter: UsageMeter? = nil, tools: ToolServer? = nil, executable: String = "",
        scriptFile: String? = nil, skillFiles: [String: [String: String]] = [:], guide: String = "", sandboxed: Bool = false,
        readOnly: Bool = false
    ) {
        self.agent = agent
        self.turn = turn
        self.prompt = prompt
        self.promptFile = promptFile
        self.system = system
        self.worktree = worktree
        self.home = home
        self.session = session
        self.meter = meter
        self.tools = tools
        self.executable = executable
        self.scriptFile = scriptFile
        self.skillFiles = skillFiles
        self.guide = guide
        self.sandboxed = sandboxed
        self.readOnly = readOnly
    }
}

/// An MCP server that the agent program starts itself.
package struct ToolServer: Equatable, Sendable {
    /// The name under which its tools appear: `signalbox`.
    package var name: String
    package var command: String
    package var arguments: [String]
    package var environment: [String: String]

    package init(name: String, command: String, arguments: [String], environment: [String: String] = [:]) {
        self.name = name
        self.command = command
        self.arguments = arguments
        self.environment = environment
    }
}
