extension WorkspaceSchema {
    static let permissions = SchemaSection(
        "permissions",
        "What agents may do. Each part of a call (each command, each path) is judged on its own: `never` first, then the first of `rules` "
            + "that fits, then the built-in rules, then `default`; the strictest counts.",
        fields: [
            SchemaField(
                "default", .choice(PermissionDecision.allCases.map(\.rawValue)),
                fallback: .value(PermissionConfiguration().fallback.rawValue),
                "What holds where no rule fits. A command that cannot be seen through is never allowed by itself."),
            SchemaField(
                "rules", .list(of: .section(permissionRule)), fallback: .words("the built-in rules"),
                "Rules; the first that fits decides."),
            SchemaField(
                "never", .list(of: .section(neverRule)), fallback: .words("the built-in ones"),
                "What no answer can open, beside what is built in."),
        ])

    static let permissionRule = SchemaSection(
        "permissionRule", "One rule. Everything that is given must fit; what is absent fits everything.",
        fields: [
            SchemaField("name", .text(.name), required: true, example: "tests", "Unique among the rules; it stands in the ledger."),
            SchemaField(
                "decision", .choice(PermissionDecision.allCases.map(\.rawValue)), required: true, example: "allow", "What it decides."),
            tools, commands, paths,
        ] + places + [
            SchemaField(
                "message", .text(.line), fallback: .words("the rule's name"), example: "Run the tests, nothing else.",
                "Words for the agent when it is denied.")
        ])

    static let neverRule = SchemaSection(
        "neverRule", "What no answer can open. Everything that is given must fit, and something must be given.",
        examples: [.init(name: "", values: ["name": "no-secrets", "tools": "[edit, delete]", "paths": "[secrets/**]"])],
        fields: [
            SchemaField("name", .text(.name), required: true, example: "no-release", "Unique among the rules; it stands in the ledger."),
            neverTools, neverCommands, neverPaths,
        ] + places + [
            SchemaField(
                "message", .text(.line), fallback: .words("the rule's name"), example: "Releases are made by people.",
                "Words for the agent.")
        ])

    private static let toolWords = "Kinds (\(ToolKind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))) or names of tools."
    private static let commandWords = "Commands; to allow, every command of a line must fit, to deny one is enough."
    private static let pathWords = "Paths in the worktree; with a `/` before it, a path outside."

    private static let tools = list("tools", .line, "[execute]", toolWords)
    private static let commands = list("commands", .commandPattern, "[make test, \"npm run *\"]", commandWords)
    private static let paths = list("paths", .anyGlob, nil, pathWords)
    private static let neverTools = SchemaField("tools", .list(of: .text(.line)), fallback: .words("any"), toolWords)
    private static let neverCommands = SchemaField(
        "commands", .list(of: .text(.commandPattern)), fallback: .words("any"), example: "[npm publish]", commandWords)
    private static let neverPaths = SchemaField("paths", .list(of: .text(.anyGlob)), fallback: .words("any"), pathWords)
    private static let places = [
        list("repositories", .name, "[web]", "Only in these repositories."),
        list("boundaries", .name, "[pages]", "Only for lanes of these boundaries."),
        SchemaField(
            "risks", .list(of: .choice(Risk.allCases.map(\.rawValue))), fallback: .texts([]), example: "[low, elevated]",
            "Only for lanes of these risks."),
        list("agents", .name, "[sh]", "Only for these agent definitions."),
    ]

    private static func list(_ key: String, _ rule: TextRule, _ example: String?, _ doc: String) -> SchemaField {
        SchemaField(key, .list(of: .text(rule)), fallback: .texts([]), example: example, doc)
    }
}
