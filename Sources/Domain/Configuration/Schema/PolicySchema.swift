extension WorkspaceSchema {
    private static let policyDefaults = PolicyConfiguration()

    static let policy = SchemaSection(
        "policy", "The limits of the workspace, and what happens by itself.",
        fields: [
            SchemaField(
                "lanes", .integer(1...1000), fallback: .integer(policyDefaults.lanes),
                "Lanes at work at once; a lane that waits for the operator does not count."),
            SchemaField(
                "lanesPerRepository", .integer(1...1000), fallback: .integer(policyDefaults.lanesPerRepository),
                "Lanes at work in one repository at once."),
            SchemaField(
                "lanesPerBoundary", .integer(1...1000), fallback: .integer(policyDefaults.lanesPerBoundary),
                "Lanes at work inside one boundary at once."),
            SchemaField(
                "maxTurns", .integer(1...1000), fallback: .integer(policyDefaults.maxTurns),
                "Agent turns that a lane may take by itself before the operator is asked."),
            SchemaField(
                "gateSlots", .integer(1...1000), fallback: .integer(policyDefaults.gateSlots),
                "Gate commands that run at once, over all lanes."),
            SchemaField(
                "size", .section(size), fallback: .words("every default below"), "A pull request over one of these goes to the operator."),
            SchemaField(
                "leftovers", .choice(LeftoverPolicy.allCases.map(\.rawValue)), fallback: .value(policyDefaults.leftovers.rawValue),
                "What an agent left uncommitted: `commit` it under Signalbox's name, or `refuse` the turn."),
            SchemaField(
                "land", .choice(LandPolicy.allCases.map(\.rawValue)), fallback: .value(policyDefaults.land.rawValue),
                "When an approved candidate lands: `automatic`, or `manual` after `signalbox land`."),
            SchemaField(
                "snapshotIgnored", .size(0...100_000_000_000), fallback: .bytes(policyDefaults.snapshotIgnoredBytes),
                "Ignored files larger than this in sum are named in a snapshot, not kept in it."),
        ])

    static let size = SchemaSection(
        "size", "How large a pull request may be before the operator is asked.",
        fields: [
            SchemaField("files", .integer(1...1_000_000), fallback: .integer(policyDefaults.maxFiles), "Changed files."),
            SchemaField(
                "lines", .integer(1...10_000_000), fallback: .integer(policyDefaults.maxLines), "Added and removed lines together."),
        ])

    static let environment = SchemaSection(
        "environment", "What jobs see of your environment. Everything that is not named here is withheld.",
        fields: [
            SchemaField(
                "allow", .list(of: .text(.variablePattern)), fallback: .texts(EnvironmentConfiguration.defaultAllow),
                "Names, or prefixes ending in `*`, that are passed on. A list replaces the default."),
            SchemaField(
                "secrets", .list(of: .text(.variable)), fallback: .texts([]), example: "[DEPLOY_TOKEN]",
                "Names that are passed on and whose values are redacted from everything a job prints."),
        ])

    static let reasons = SchemaSection(
        "reasons", "Reason codes that this workspace adds to the built-in ones.",
        fields: DecisionKind.allCases.map { decision in
            SchemaField(
                decision.rawValue, .list(of: .text(.code)), fallback: .texts([]), example: "[\(exampleReason(decision))]",
                "Further codes for `signalbox \(decision.rawValue) --reason`, beside "
                    + decision.reasons.map { "`\($0)`" }.joined(separator: ", ") + ".")
        })

    private static func exampleReason(_ decision: DecisionKind) -> String {
        switch decision {
        case .approve: "pair-reviewed"
        case .rework: "missing-tests"
        case .reject: "needs-design"
        case .abandon: "agent-confused"
        case .override: "known-outage"
        }
    }
}
