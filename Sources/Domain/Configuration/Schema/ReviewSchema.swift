extension WorkspaceSchema {
    private static let reviewDefaults = ReviewConfiguration()
    private static let severities = Severity.allCases.map(\.rawValue)

    static let review = SchemaSection(
        "review",
        "Reviewers look at a candidate whose gates are green before you do. They only read, what they find are claims, and they satisfy no gate.",
        fields: [
            SchemaField("reviewers", .list(of: .section(reviewer)), fallback: .words("none"), "Who reviews which lanes; all at once."),
            SchemaField(
                "blocking", .list(of: .choice(severities)), fallback: .texts(reviewDefaults.blocking.map(\.rawValue)),
                "Findings of these severities send the lane back (\(severities.map { "`\($0)`" }.joined(separator: ", "))); an empty list: none."
            ),
            SchemaField(
                "sendBack", .boolean, fallback: .value(String(reviewDefaults.sendBack)),
                "Whether blocking findings send a lane back to its agent; once in its life, then you see them."),
            SchemaField(
                "timeout", .duration(1...86_400), fallback: .seconds(reviewDefaults.timeoutSeconds),
                "How long a lane waits for its reviewers; who is not done then is stopped, and the lane goes on."),
        ])

    static let reviewer = SchemaSection(
        "reviewer", "One reviewer. What is absent fits every lane.",
        fields: [
            SchemaField("agent", .text(.name), required: true, example: "sh", "An agent definition, typically with a fast model."),
            SchemaField("repositories", .list(of: .text(.name)), fallback: .texts([]), example: "[web]", "Only in these repositories."),
            SchemaField("boundaries", .list(of: .text(.name)), fallback: .texts([]), example: "[pages]", "Only lanes of these boundaries."),
            SchemaField(
                "risks", .list(of: .choice(Risk.allCases.map(\.rawValue))), fallback: .texts([]), example: "[elevated, high]",
                "Only lanes of these risks."),
        ])
}

extension ConfigurationBuilder {
    static func review(_ values: SectionValues?) -> ReviewConfiguration {
        var review = ReviewConfiguration()
        guard let values else { return review }
        func texts(_ key: String, _ values: SectionValues) -> [String] { values.texts(key)?.map(\.text) ?? [] }
        review.reviewers = values.list("reviewers").map { reviewer in
            ReviewerConfiguration(
                agent: reviewer.text("agent") ?? "", repositories: texts("repositories", reviewer),
                boundaries: texts("boundaries", reviewer), risks: texts("risks", reviewer).compactMap(Risk.init(rawValue:)))
        }
        if let blocking = values.texts("blocking") { review.blocking = blocking.compactMap { Severity(rawValue: $0.text) } }
        review.sendBack = values.boolean("sendBack") ?? review.sendBack
        review.timeoutSeconds = values.integer("timeout") ?? review.timeoutSeconds
        return review
    }
}
