extension WorkspaceSchema {
    private static let attentionDefaults = AttentionConfiguration()

    static let attention = SchemaSection(
        "attention", "How much a person can read. A decision that comes sooner is taken, with a note, and counted in the report.",
        fields: [
            SchemaField(
                "linesPerMinute", .integer(1...100_000), fallback: .integer(attentionDefaults.linesPerMinute),
                "Changed lines a minute above which nothing was read. Reviewers overlook much above 5 to 8 (Cohen, SmartBear 2006)."),
            SchemaField(
                "generatedPercent", .integer(0...100), fallback: .integer(attentionDefaults.generatedPercent),
                "What a line of a generated or lock file counts, in percent of another."),
            SchemaField(
                "dailyMinutes", .integer(1...1440), fallback: .integer(attentionDefaults.dailyMinutes),
                "Minutes of looking in a day; `signalbox status` says what is left."),
        ])
}
