/// How an agent definition is driven.
package enum AgentAdapter: String, Codable, CaseIterable, Sendable {
    /// Any program; the prompt goes in by argument, standard input or file.
    case command
    /// Replays a file of edits, commands and pauses.
    case scripted
    /// Claude Code, by duplex stream-json with its control protocol.
    case claudeCode = "claude-code"
    /// Codex, by its app server.
    case codex
    /// Codex by `exec --json`: no permissions, no messages in the middle; for versions whose app server does not fit.
    case codexExec = "codex-exec"
    /// Any program that speaks the Agent Client Protocol v1 on standard input and output.
    case acp

    /// Whether something can be said to the program while it works.
    package var converses: Bool {
        switch self {
        case .command, .scripted, .codexExec: false
        case .claudeCode, .codex, .acp: true
        }
    }
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

/// Whether an agent is held inside its lane.
package enum SandboxMode: String, Codable, CaseIterable, Sendable {
    /// In a sandbox where the machine has one; without one the lane says so, and high-risk boundaries are refused.
    case auto
    /// Only in a sandbox: without one the turn does not start.
    case required
    /// Never. Every screen says so, and high-risk boundaries are refused.
    case off
}

/// What an agent can reach over the network from inside its sandbox.
package enum NetworkAccess: Equatable, Sendable {
    case full
    case none
    /// Only these hosts, by a proxy that keeps a log: `api.example.com`, `*.example.com`, `127.0.0.1:8787`.
    case only([String])
}

extension NetworkAccess: Codable {
    /// As it is written in a definition: `"full"`, `"none"`, or a list of hosts.
    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let hosts = try? value.decode([String].self) {
            self = .only(hosts)
            return
        }
        switch try value.decode(String.self) {
        case "full": self = .full
        case "none": self = .none
        case let word: throw DecodingError.dataCorruptedError(in: value, debugDescription: "'\(word)' is neither full nor none")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .full: try container.encode("full")
        case .none: try container.encode("none")
        case .only(let hosts): try container.encode(hosts)
        }
    }
}

/// One skill of a definition: a folder with `SKILL.md` (https://agentskills.io/specification), content-addressed.
package struct SkillPin: Codable, Equatable, Sendable {
    package var name: String
    /// Blobs of its files by path below the skill's folder.
    package var files: [String: String]
    /// Those of its files that may be executed.
    package var programs: [String]

    package init(name: String, files: [String: String], programs: [String] = []) {
        self.name = name
        self.files = files
        self.programs = programs
    }
}

/// An agent definition of the workspace, whole: what a lane is pinned to.
package struct AgentConfiguration: Codable, Equatable, Sendable {
    package var name: String
    package var adapter: AgentAdapter
    /// The program and its arguments; empty means the adapter's own (`claude`, `codex`).
    package var command: [String]
    package var prompt: PromptDelivery
    package var content: PromptContent
    /// Wall time of one turn.
    package var timeoutSeconds: Int
    /// Bytes a turn may print before it is stopped.
    package var outputLimitBytes: Int
    package var environment: [String: String]
    /// Texts of files by their paths below HOME, written before each turn.
    package var files: [String: String]
    package var model: String?
    /// The body of the definition's file: what this agent is always told.
    package var instructions: String
    /// The program's own names of the tools that it may use; empty means all.
    package var tools: [String]
    package var skills: [SkillPin]
    package var budget: AgentBudget
    package var sandbox: SandboxMode
    package var network: NetworkAccess
    /// Further files and folders that its sandbox lets it read, and those that it may change: absolute, or below the operator's home as `~/…`.
    package var readable: [String]
    package var writable: [String]
    /// Memory that one agent of this definition is expected to need, bytes; nil means that it is learnt from its turns.
    package var memoryBytes: Int?

    package init(
        name: String, adapter: AgentAdapter, command: [String] = [], prompt: PromptDelivery = .stdin, content: PromptContent = .full,
        timeoutSeconds: Int = 1800, outputLimitBytes: Int = 50_000_000, environment: [String: String] = [:],
        files: [String: String] = [:], model: String? = nil,
        instructions: String = "", tools: [String] = [], skills: [SkillPin] = [], budget: AgentBudget = AgentBudget(),
        sandbox: SandboxMode = .auto, network: NetworkAccess = .full, readable: [String] = [], writable: [String] = [],
        memoryBytes: Int? = nil
    ) {
        self.name = name
        self.adapter = adapter
        self.command = command
        self.prompt = prompt
        self.content = content
        self.timeoutSeconds = timeoutSeconds
        self.outputLimitBytes = outputLimitBytes
        self.environment = environment
        self.files = files
        self.model = model
        self.instructions = instructions
        self.tools = tools
        self.skills = skills
        self.budget = budget
        self.sandbox = sandbox
        self.network = network
        self.readable = readable
        self.writable = writable
        self.memoryBytes = memoryBytes
    }

    /// A lane that was pinned by an older version lacks the newer fields: they have the values that they had then, when they were not there.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        name = try values.decode(String.self, forKey: .name)
        adapter = try values.decode(AgentAdapter.self, forKey: .adapter)
        command = try values.decode([String].self, forKey: .command)
        prompt = try values.decode(PromptDelivery.self, forKey: .prompt)
        content = try values.decode(PromptContent.self, forKey: .content)
        timeoutSeconds = try values.decode(Int.self, forKey: .timeoutSeconds)
        outputLimitBytes = try values.decode(Int.self, forKey: .outputLimitBytes)
        environment = try values.decode([String: String].self, forKey: .environment)
        files = try values.decodeIfPresent([String: String].self, forKey: .files) ?? [:]
        model = try values.decodeIfPresent(String.self, forKey: .model)
        instructions = try values.decodeIfPresent(String.self, forKey: .instructions) ?? ""
        tools = try values.decodeIfPresent([String].self, forKey: .tools) ?? []
        skills = try values.decodeIfPresent([SkillPin].self, forKey: .skills) ?? []
        budget = try values.decodeIfPresent(AgentBudget.self, forKey: .budget) ?? AgentBudget()
        sandbox = try values.decodeIfPresent(SandboxMode.self, forKey: .sandbox) ?? .off
        network = try values.decodeIfPresent(NetworkAccess.self, forKey: .network) ?? .full
        readable = try values.decodeIfPresent([String].self, forKey: .readable) ?? []
        writable = try values.decodeIfPresent([String].self, forKey: .writable) ?? []
        memoryBytes = try values.decodeIfPresent(Int.self, forKey: .memoryBytes)
    }
}
