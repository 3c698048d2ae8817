/// What kind of thing a tool does, over all agent programs (the tool kinds of the Agent Client Protocol v1, and MCP calls).
package enum ToolKind: String, Codable, CaseIterable, Sendable {
    case read, edit, delete, move, search, execute, think, fetch
    /// A tool of an MCP server.
    case mcp
    case other

    /// Whether it can change a file or run a program.
    package var isEffect: Bool {
        switch self {
        case .edit, .delete, .move, .execute: true
        case .read, .search, .think, .fetch, .mcp, .other: false
        }
    }
}

/// A call of a tool by an agent, as it began.
package struct ToolCall: Codable, Equatable, Sendable {
    /// The program's identifier of the call, unique within its session.
    package var id: String
    /// The program's name of the tool: `Bash`, `apply_patch`, `mcp__signalbox__report`.
    package var name: String
    package var kind: ToolKind
    /// The shell command, when it is one.
    package var command: String?
    /// Paths that it names, as given: absolute or relative to the worktree.
    package var paths: [String]
    /// The input as JSON text, cut to ``TranscriptLimit/output`` bytes.
    package var input: String

    package init(id: String, name: String, kind: ToolKind, command: String? = nil, paths: [String] = [], input: String = "{}") {
        self.id = id
        self.name = name
        self.kind = kind
        self.command = command
        self.paths = paths
        self.input = input
    }
}
