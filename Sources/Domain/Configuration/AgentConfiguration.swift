/// How an agent definition is driven.
package enum AgentAdapter: String, Codable, CaseIterable, Sendable {
    /// Any program; the prompt goes in by argument, standard input or file.
    case command
    /// Replays a file of edits, commands and pauses.
    case scripted
}

/// Where a `command` agent reads its prompt.
package enum PromptDelivery: String, Codable, CaseIterable, Sendable {
    /// Replaces `{prompt}` in the arguments, or is appended when no argument holds it.
    case argument
    /// On standard input.
    case stdin
    /// In a file outside the worktree whose path replaces `{promptFile}`, or is appended.
    case file
}

/// What the prompt of a `command` agent consists of.
package enum PromptContent: String, Codable, CaseIterable, Sendable {
    /// Target, boundary, limits, gates, what happened so far, then the intent.
    case full
    /// The target's intent and nothing else: for programs that run it (`sh`).
    case intent
}

/// An agent definition of the workspace.
package struct AgentConfiguration: Codable, Equatable, Sendable {
    package var name: String
    package var adapter: AgentAdapter
    /// The program and its arguments (`command` adapter).
    package var command: [String]
    package var prompt: PromptDelivery
    package var content: PromptContent
    /// Wall time of one turn.
    package var timeoutSeconds: Int
    /// Bytes a turn may print before it is stopped.
    package var outputLimitBytes: Int
    package var environment: [String: String]

    package init(
        name: String, adapter: AgentAdapter, command: [String] = [], prompt: PromptDelivery = .stdin, content: PromptContent = .full,
        timeoutSeconds: Int = 1800, outputLimitBytes: Int = 50_000_000, environment: [String: String] = [:]
    ) {
        self.name = name
        self.adapter = adapter
        self.command = command
        self.prompt = prompt
        self.content = content
        self.timeoutSeconds = timeoutSeconds
        self.outputLimitBytes = outputLimitBytes
        self.environment = environment
    }
}
