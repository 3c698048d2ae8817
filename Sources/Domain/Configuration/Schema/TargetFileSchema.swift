/// The description of the file that `signalbox target import` reads, in YAML or JSON: a list of targets, alone or under `targets:`.
package enum TargetFileSchema {
    package static let target = SchemaSection(
        "target", "One scoped piece of work.",
        fields: [
            SchemaField(
                "key", .text(.name), fallback: .words("the target cannot be named in `after`"), "A name for use in `after` of this file."),
            SchemaField("repo", .text(.name), required: true, "The repository's name in the workspace."),
            SchemaField("title", .text(.line), required: true, "One line."),
            SchemaField("intent", .text(.lines), fallback: .words("empty"), "What the agent is asked to do."),
            SchemaField(
                "intentFile", .text(.path), fallback: .words("`intent`"), "A file with the intent, relative to this file's folder."),
            SchemaField("boundary", .text(.name), fallback: .words("none"), "The boundary that the change must stay inside."),
            SchemaField("kind", .text(.name), fallback: .words("chosen by `target add`"), "The work type."),
            SchemaField(
                "risk", .choice(Risk.allCases.map(\.rawValue)), fallback: .words("the boundary's"), "How much harm a wrong change can do."),
            SchemaField(
                "after", .list(of: .text(.targetReference)), fallback: .texts([]), "What must land first: keys of this file, or `T-1`."),
            SchemaField("agent", .text(.name), fallback: .words("the dispatch says"), "The agent definition to use."),
            SchemaField(
                "script", .text(.path), fallback: .words("none"), "What the `scripted` adapter replays, relative to this file's folder."),
            SchemaField("verify", .list(of: .text(.shell)), fallback: .texts([]), "Commands whose success is the expected verification."),
            SchemaField("liveChecks", .list(of: .text(.shell)), fallback: .texts([]), "Commands to run against what is deployed."),
            SchemaField("size", .section(size), fallback: .words("the policy's"), "A size limit of its own."),
            SchemaField(
                "budget", .section(budget), fallback: .words("no limit of its own"),
                "What all its lanes together may use. It holds beside the workspace's `budget.target`: the stricter one stops the work."),
        ])

    static let size = SchemaSection(
        "targetSize", "How large this target's pull request may be before the operator is asked.",
        fields: [
            SchemaField("files", .integer(1...1_000_000), fallback: .words("the policy's"), "Changed files."),
            SchemaField("lines", .integer(1...10_000_000), fallback: .words("the policy's"), "Added and removed lines together."),
        ])

    static let budget = SchemaSection(
        "targetBudget", "What all lanes of this target together may use; what is absent is not limited.",
        fields: WorkspaceSchema.budgetLimit.fields)

    /// The file as a list.
    package static let list = SchemaType.list(of: .section(target))

    /// The file as a mapping, which leaves room beside the list.
    package static let file = SchemaSection(
        "targets", "The whole file, when it is a mapping.",
        fields: [SchemaField("targets", list, required: true, "The list of targets.")])
}
