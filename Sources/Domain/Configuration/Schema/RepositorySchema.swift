extension WorkspaceSchema {
    static let repository = SchemaSection(
        "repository", "One git repository: where it is, its boundaries, its gates, and what follows a landing. The key is its name.",
        exampleName: "web",
        examples: [.init(name: "tools", values: ["url": "../tools", "purge": "{run: ./purge, timeout: 2m}"])],
        fields: [
            SchemaField(
                "url", .text(.address), required: true, example: "https://example.org/acme/web.git",
                "A path (relative to this file's folder) or a URL of https, ssh, git or file that git can clone."),
            SchemaField("branch", .text(.branch), fallback: .words("the remote's HEAD"), example: "main", "The branch that lanes land on."),
            SchemaField(
                "lanes", .integer(1...1000), fallback: .words("policy.lanesPerRepository"), example: "2",
                "Lanes at work in this repository at once."),
            SchemaField(
                "boundaries", .sections(boundary), fallback: .words("none"),
                "Named sets of paths, none of which overlap. A lane that edits outside its boundary goes to the operator."),
            SchemaField(
                "gates", .list(of: .section(gate)), fallback: .words("none"),
                "Checks of every candidate. A repository without gates is not green: landing in it needs an override."),
            SchemaField(
                "setup", .command(command), fallback: .words("nothing runs"), example: "npm ci",
                "Runs in a fresh worktree before the first turn."),
            SchemaField("deploy", .command(command), fallback: .words("nothing runs"), "Runs after a landing."),
            SchemaField(
                "purge", .command(command), fallback: .words("nothing runs"), example: "./scripts/purge-cache", "Runs after the deploy."),
            SchemaField("smoke", .list(of: .section(smoke)), fallback: .words("none"), "Checks of what is served after a deploy."),
            SchemaField(
                "sharedCaches", .list(of: .text(.relativePath)), fallback: .texts([]), example: "[.build/cache]",
                "Folders inside a worktree that the lanes of this repository share on purpose, such as build caches."),
            SchemaField(
                "checkout", .text(.line), fallback: .words("none, or `url` when it is a working copy"), example: "../web",
                "A working copy on this machine from which the files named in `.worktreeinclude` (ignored ones such as `.env`) are copied into each worktree."
            ),
        ])

    static let boundary = SchemaSection(
        "boundary", "A named set of paths: the unit of responsibility. The key is its name.",
        exampleName: "pages",
        examples: [.init(name: "billing", values: ["paths": "[src/billing/**]", "risk": "high"])],
        fields: [
            SchemaField(
                "paths", .list(of: .text(.glob), atLeast: 1), required: true, example: "[src/pages/**, public/**]",
                "Globs from the repository's root: `**` crosses folders, `*` and `?` stay inside one."),
            SchemaField(
                "risk", .choice(Risk.allCases.map(\.rawValue)), fallback: .value(BoundaryConfiguration(name: "", paths: []).risk.rawValue),
                "How much harm a wrong change here can do."),
            SchemaField(
                "lanes", .integer(1...1000), fallback: .words("policy.lanesPerBoundary"), example: "1",
                "Lanes at work inside this boundary at once."),
        ])

    static let command = SchemaSection(
        "command", "A shell command with its limits. Written as a plain text it is the `run` alone.",
        fields: [
            SchemaField("run", .text(.shell), required: true, example: "./scripts/deploy", "A line or script for `/bin/sh -c`."),
            timeout(CommandConfiguration(run: "").timeoutSeconds, "Wall time after which it is stopped and counts as timed out."),
            environmentField,
        ])

    static let smoke = SchemaSection(
        "smoke", "One live check: either a command (`run`), or an address and what it must serve (`url`, `expect`).",
        examples: [.init(name: "", values: ["name": "login", "run": "./scripts/smoke-login"])],
        fields: [
            SchemaField("name", .text(.name), required: true, example: "front", "Unique in the repository's smoke checks."),
            SchemaField(
                "run", .text(.shell), fallback: .words("`url` is checked"),
                "A line or script for `/bin/sh -c`; its exit status is the result."),
            SchemaField(
                "url", .text(.webAddress), fallback: .words("`run` is checked"), example: "https://example.org/version",
                "An address of http, https or file, fetched by `curl`."),
            SchemaField(
                "expect", .text(.line), fallback: .words("any body"), example: "\"{commit}\"",
                "Text that the served body must contain; `{commit}` and `{tree}` stand for what was landed."),
            timeout(SmokeConfiguration(name: "").timeoutSeconds, "Wall time after which the check is unknown."),
            environmentField,
        ])
}
