extension WorkspaceSchema {
    private static let agentDefaults = AgentConfiguration(name: "", adapter: .command)

    static let agent = SchemaSection(
        "agent", "How to run an agent. The key is its name.",
        exampleName: "sh",
        examples: [
            .init(
                name: "assistant",
                values: ["adapter": "command", "command": "[assistant, --print, \"{prompt}\"]", "prompt": "argument", "timeout": "45m"]),
            .init(name: "replay", values: ["adapter": "scripted"]),
        ],
        fields: [
            SchemaField(
                "adapter", .choice(AgentAdapter.allCases.map(\.rawValue)), required: true, example: "command",
                "`command` runs any program; `scripted` replays a target's `script`."),
            SchemaField(
                "command", .list(of: .text(.lines)), fallback: .words("an error, except for the `scripted` adapter"),
                example: "[/bin/sh, \"-eu\", \"{promptFile}\"]",
                "The program and its arguments. `{prompt}` stands for the prompt, `{promptFile}` for the path of a file with it."
            ),
            SchemaField(
                "prompt", .choice(PromptDelivery.allCases.map(\.rawValue)), fallback: .value(agentDefaults.prompt.rawValue),
                example: "file",
                "How the prompt reaches the program: as an argument, on standard input, or in a file."),
            SchemaField(
                "content", .choice(PromptContent.allCases.map(\.rawValue)), fallback: .value(agentDefaults.content.rawValue),
                example: "intent",
                "What the prompt holds: everything about the target (`full`), or its intent and nothing else (`intent`)."),
            timeout(agentDefaults.timeoutSeconds, "Wall time of one turn."),
            SchemaField(
                "outputLimit", .size(1...100_000_000_000), fallback: .bytes(agentDefaults.outputLimitBytes),
                "What a turn may print before it is stopped."),
            environmentField,
        ])
}
