extension WorkspaceSchema {
    static let budget = SchemaSection(
        "budget", "What may be used, over all agent definitions, before the work is stopped. A definition may have limits of its own.",
        fields: [
            SchemaField("turn", .section(budgetLimit), fallback: .words("no limit"), "In each turn."),
            SchemaField("lane", .section(budgetLimit), fallback: .words("no limit"), "In all turns of each lane."),
            SchemaField(
                "target", .section(budgetLimit), fallback: .words("no limit"), "In all lanes of each target, beside a budget of its own."),
            SchemaField("day", .section(budgetLimit), fallback: .words("no limit"), "In all lanes on one day."),
            SchemaField(
                "unknownCost", .choice(UnknownCost.allCases.map(\.rawValue)), fallback: .value(WorkspaceBudget().unknownCost.rawValue),
                "Money is limited but a model has neither reported cost nor price: `warn` counts tokens only, `refuse` does not start."),
        ])

    static let budgetLimit = SchemaSection(
        "budgetLimit", "Amounts; what is absent is not limited.",
        fields: [
            SchemaField(
                "tokens", .count(Budget.tokenRange), fallback: .words("no limit"), example: "2M", "Tokens of every kind together."),
            SchemaField("usd", .money(Budget.microsRange), fallback: .words("no limit"), example: "2.50", "US dollars."),
            SchemaField(
                "minutes", .integer(Budget.minuteRange), fallback: .words("no limit"), example: "90",
                "Minutes at work: not the time that a lane waited, was paused, or its agent waited for your answer."),
        ])

    static let prices = SchemaSection(
        "prices", "Prices, for agents that report no cost. There are none built in: what has no price here is shown as unknown.",
        fields: [
            SchemaField(
                "date", .text(.date), required: true, example: "2026-11-23", "When the prices were looked up; every priced figure shows it."
            ),
            SchemaField(
                "models", .sections(modelPrice), fallback: .words("none"),
                "Prices by the model's name; the exact name wins, then the pattern with the most letters."),
        ])

    static let modelPrice = SchemaSection(
        "modelPrice", "US dollars for a million tokens. The key is the model's name. The figures of the example are made up.",
        exampleName: "example-model-*", keyRule: .modelPattern,
        fields: [
            price("input", required: true, "1.00", "Tokens that the model reads for the first time."),
            price("output", required: true, "2.00", "Tokens that it writes, reasoning included."),
            price("cacheRead", required: false, "0.10", "Tokens read from a cache."),
            price("cacheWrite", required: false, "1.25", "Tokens written to a cache."),
        ])

    private static func price(_ key: String, required: Bool, _ example: String, _ doc: String) -> SchemaField {
        SchemaField(
            key, .money(0...1_000_000_000_000), required: required, fallback: required ? .nothing : .words("the price of input"),
            example: example, doc)
    }

    private static let watchdogDefaults = WatchdogConfiguration()

    static let watchdog = SchemaSection(
        "watchdog", "When an agent counts as stuck. A lane that is paused or waits for the operator never does. A 0 turns a check off.",
        fields: [
            SchemaField(
                "silence", .duration(0...86_400), fallback: .seconds(watchdogDefaults.silenceSeconds), "No output while no tool runs."),
            SchemaField(
                "noProgress", .duration(0...86_400), fallback: .seconds(watchdogDefaults.noProgressSeconds),
                "No tool call begins or ends, whatever the agent says meanwhile."),
            SchemaField(
                "repeats", .integer(0...1000), fallback: .integer(watchdogDefaults.repeats),
                "The same tool call this often in a row, or two that alternate."),
            SchemaField(
                "apiErrors", .integer(0...1000), fallback: .integer(watchdogDefaults.apiErrors), "Errors of the model's service in a row."),
            SchemaField(
                "retries", .integer(0...100), fallback: .integer(watchdogDefaults.retries),
                "How often a stuck turn is interrupted and tried again before you are asked."),
            SchemaField(
                "backoff", .duration(1...3600), fallback: .seconds(watchdogDefaults.backoffSeconds),
                "Time before the first retry; each further one waits twice as long, an hour at most."),
        ])

    private static let hostDefaults = HostConfiguration()

    static let host = SchemaSection(
        "host", "When this machine has room for one more agent. One agent may always run.",
        fields: [
            SchemaField(
                "memoryReserve", .size(0...10_000_000_000_000), fallback: .bytes(hostDefaults.memoryReserveBytes), "Memory that stays free."
            ),
            SchemaField(
                "memoryPerAgent", .size(1...10_000_000_000_000), fallback: .words("learnt from the turns of each definition"),
                example: "500MB", "Memory that one agent needs."),
            SchemaField("cpuPerAgent", .text(.decimal), fallback: .value("0.1"), "Cores that one agent needs."),
            SchemaField(
                "maxLoad", .text(.decimal), fallback: .value("16"), "Load average for each core above which no further agent starts."),
            SchemaField(
                "maxMemory", .size(50_000_000...10_000_000_000_000), fallback: .words("what the machine has without memoryReserve"),
                example: "4GB",
                "Memory that the processes of one agent may have. Looked at once a second, and held by the kernel where it can (`signalbox doctor`)."
            ),
            SchemaField(
                "maxProcesses", .integer(10...1_000_000), fallback: .words("no limit"), example: "500",
                "Processes and threads of one agent, where the kernel can hold that."),
            SchemaField(
                "maxCpu", .text(.decimal), fallback: .words("no limit"), example: "2",
                "Cores that one agent gets, where the kernel can hold that."),
        ])
}
