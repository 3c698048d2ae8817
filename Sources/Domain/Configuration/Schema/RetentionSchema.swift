extension WorkspaceSchema {
    static let retention = SchemaSection(
        "retention",
        "What `signalbox gc` may remove although the ledger names it. What nothing needs it may remove in any case, and only when you say so.",
        fields: [
            SchemaField(
                "landedLanes", .integer(0...36_500), fallback: .words("for ever"), example: "90",
                "Days after its end for which the refs of a landed lane stay: branch, candidates, pull request, snapshots. What landed stays."
            ),
            SchemaField(
                "unlandedLanes", .integer(0...36_500), fallback: .words("for ever"), example: "365",
                "The same for a lane that was rejected or abandoned. Its work is nowhere else: it is gone then."),
            SchemaField(
                "freeWorktrees", .integer(0...1000), fallback: .words("all"), example: "3",
                "Free worktrees of each repository that stay for the next lanes, and as many free checkouts."),
            SchemaField(
                "objects", .integer(1...36_500), fallback: .integer(RetentionConfiguration().objectDays),
                "Days for which git objects that nothing needs stay in a mirror."),
        ])
}

extension ConfigurationBuilder {
    static func retention(_ values: SectionValues?) -> RetentionConfiguration {
        RetentionConfiguration(
            landedDays: values?.integer("landedLanes"), unlandedDays: values?.integer("unlandedLanes"),
            freeWorktrees: values?.integer("freeWorktrees"),
            objectDays: values?.integer("objects") ?? RetentionConfiguration().objectDays)
    }
}
