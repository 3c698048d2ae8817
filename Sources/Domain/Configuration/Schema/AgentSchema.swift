extension WorkspaceSchema {
    private static let agentDefaults = AgentConfiguration(name: "", adapter: .command)

    /// One schema for the entries of `agents:` and the front matter of `agents/NAME.md`.
    package static let agent = SchemaSection(
        "agent",
        "How to run an agent. The key is its name. A file `agents/NAME.md` has the same keys as front matter, and its text is `instructions`.",
        exampleName: "sh",
        examples: [
            .init(
                name: "claude",
                values: [
                    "adapter": "claude-code", "model": "sonnet", "instructions": "Keep changes small.",
                    "tools": "[Read, Edit, Write, Bash]",
                    "skills": "[]", "network": "[api.anthropic.com]", "memory": "1GB",
                ], whole: ["budget"]),
            .init(name: "codex", values: ["adapter": "codex", "timeout": "1h", "sandbox": "required"]),
            .init(
                name: "vibe",
                values: ["adapter": "acp", "command": "[vibe-acp]", "files": "{.vibe/config.toml: \"enable_telemetry = false\"}"]),
            .init(
                name: "assistant",
                values: ["adapter": "command", "command": "[assistant, --print, \"{prompt}\"]", "prompt": "argument", "timeout": "45m"]),
            .init(name: "replay", values: ["adapter": "scripted"]),
        ],
        fields: [
            SchemaField(
                "adapter", .choice(AgentAdapter.allCases.map(\.rawValue)), required: true, example: "command",
                "`claude-code`, `codex` and `acp` converse; `codex-exec` does not; `command` runs any program; `scripted` replays a file."),
            SchemaField(
                "command", .list(of: .text(.lines)),
                fallback: .words("`claude` or `codex`; an error for `command` and `acp`; none for `scripted`"),
                example: "[/bin/sh, \"-eu\", \"{promptFile}\"]",
                "The program and its arguments. For `command`, `{prompt}` stands for the prompt, `{promptFile}` for the path of a file with it."
            ),
            SchemaField(
                "prompt", .choice(PromptDelivery.allCases.map(\.rawValue)), fallback: .value(agentDefaults.prompt.rawValue),
                example: "file",
                "How the prompt reaches the program of `command`: as an argument, on standard input, or in a file."),
            SchemaField(
                "content", .choice(PromptContent.allCases.map(\.rawValue)), fallback: .value(agentDefaults.content.rawValue),
                example: "intent",
                "What the prompt of `command` holds: everything about the target (`full`), or its intent and nothing else (`intent`)."),
            timeout(agentDefaults.timeoutSeconds, "Wall time of one turn."),
            SchemaField(
                "outputLimit", .size(1...100_000_000_000), fallback: .bytes(agentDefaults.outputLimitBytes),
                "What a turn may print before it is stopped."),
            environmentField,
            SchemaField(
                "files", .texts(by: .homePath), fallback: .words("none"), example: nil,
                "Files that are written below its HOME before each turn, such as the configuration that its program reads there."),
            SchemaField("model", .text(.line), fallback: .words("the program's own"), "The model, by the program's name for it."),
            SchemaField(
                "instructions", .text(.lines), fallback: .words("none"),
                "What this agent is always told; in `agents/NAME.md` the text below the front matter."),
            SchemaField(
                "tools", .list(of: .text(.line)), fallback: .words("all"),
                "The tools that it may use, by the program's names (`claude-code` only)."),
            SchemaField(
                "skills", .list(of: .text(.skill)), fallback: .words("none"),
                "Skills that it is given: folders with `SKILL.md` in `skills/`, or paths below the workspace."),
            SchemaField("budget", .section(agentBudget), fallback: .words("no limit"), "What it may use before it is stopped."),
            SchemaField(
                "sandbox", .choice(SandboxMode.allCases.map(\.rawValue)), fallback: .value(agentDefaults.sandbox.rawValue),
                "Held inside its lane where the machine can (`auto`), or not started without (`required`), or never (`off`)."),
            SchemaField(
                "network", .choiceOrList(["full", "none"], of: .host), fallback: .value("full"),
                "What it can reach from inside its sandbox: everything, nothing, or these hosts."),
            SchemaField(
                "readable", .list(of: .text(.place)), fallback: .texts([]), example: nil,
                "Further files and folders that its sandbox lets it read, such as a toolchain: absolute, or `~/…`."),
            SchemaField(
                "writable", .list(of: .text(.place)), fallback: .texts([]), example: nil,
                "Further files and folders that it may change, such as a shared cache. Other lanes of this agent see them too."),
            SchemaField(
                "memory", .size(1_000_000...10_000_000_000_000), fallback: .words("learnt from its turns"),
                "Memory that one agent of this definition is expected to need."),
        ])

    static let agentBudget = SchemaSection(
        "agentBudget", "What an agent may use; the work is stopped when one of the limits is reached.",
        fields: [
            SchemaField("turn", .section(agentLimit), fallback: .words("no limit"), "In one turn."),
            SchemaField("lane", .section(agentLimit), fallback: .words("no limit"), "In all turns of one lane."),
            SchemaField("day", .section(agentLimit), fallback: .words("no limit"), "In all lanes of this definition in one day."),
        ])

    static let agentLimit = SchemaSection(
        "agentLimit", "Amounts; what is absent is not limited.",
        fields: budgetLimit.fields)
}
