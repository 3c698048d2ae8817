/// The one description of `signalbox.yaml`.
///
/// ``WorkspaceReader``, ``JSONSchemaDocument``, ``ConfigurationReference`` and ``WorkspaceTemplate`` are all derived from ``root``.
/// Defaults come from the value types that the reader fills.
package enum WorkspaceSchema {
    /// The name of the file in a workspace folder.
    package static let fileName = "signalbox.yaml"
    /// The version of the format that this program reads.
    package static let version = 1

    package static let root = SchemaSection(
        "workspace", "The whole file.",
        fields: [
            SchemaField("version", .integer(version...version), required: true, example: String(version), "The version of this format."),
            SchemaField("name", .text(.line), required: true, example: "acme", "The workspace's name in reports and pages."),
            SchemaField(
                "timeZone", .text(.timeZone), fallback: .value(defaults.timeZone), example: "UTC",
                "The IANA time zone in which the day of a report is cut."),
            SchemaField("repositories", .sections(repository), fallback: .words("none"), "The repositories that targets may name."),
            SchemaField(
                "agents", .sections(agent), fallback: .words("none"), "The agent definitions that lanes may use, beside those in `agents/`."
            ),
            SchemaField("policy", .section(policy), fallback: .words("every default below"), "Limits, and what happens by itself."),
            SchemaField(
                "environment", .section(environment), fallback: .words("every default below"),
                "Which of your environment's variables reach agents, gates and commands."),
            SchemaField(
                "workTypes", .list(of: .text(.name)), fallback: .texts([]), example: "[research]",
                "Kinds of work beside \(WorkType.builtIn.map { "`\($0)`" }.joined(separator: ", "))."),
            SchemaField("reasons", .section(reasons), fallback: .words("none"), "Reason codes beside the built-in ones, by decision."),
            SchemaField(
                "permissions", .section(permissions), fallback: .words("the built-in rules, else the operator is asked"),
                "What agents may do without asking, and what no answer can open."),
            SchemaField("budget", .section(budget), fallback: .words("no limit"), "What may be used before the work is stopped."),
            SchemaField("prices", .section(prices), fallback: .words("none"), "Prices of models, for agents that report no cost."),
            SchemaField("watchdog", .section(watchdog), fallback: .words("every default below"), "When an agent counts as stuck."),
            SchemaField("review", .section(review), fallback: .words("no reviewers"), "Who looks at a candidate before you do."),
            SchemaField("host", .section(host), fallback: .words("every default below"), "When this machine has room for one more agent."),
            SchemaField("web", .section(web), fallback: .words("every default below"), "Where the control room is."),
            SchemaField(
                "attention", .section(attention), fallback: .words("every default below"),
                "How much a person can read. Nothing is refused for it; it is said and counted."),
            SchemaField(
                "retention", .section(retention), fallback: .words("everything"),
                "What `signalbox gc` may remove although the ledger names it."),
            SchemaField(
                "notify", .section(notify), fallback: .words("nothing leaves the machine"), "Where calls for you go beside the inbox."),
        ])

    static let web = SchemaSection(
        "web", "The control room, a page on 127.0.0.1. A change is taken at the next start of the server.",
        fields: [
            SchemaField(
                "port", .integer(1...65_535), fallback: .words("the port of last time; the first time one that is free"), example: "7470",
                "The port.")
        ])

    static let defaults = WorkspaceConfiguration(name: "")

    static let environmentField = SchemaField(
        "environment", .texts(by: .variable), fallback: .words("none"), example: "{CI: \"1\"}",
        "Variables for this alone; they win over everything passed on from your environment.")

    /// A field for wall time, from a second to a week.
    static func timeout(_ seconds: Int, _ doc: String) -> SchemaField {
        SchemaField("timeout", .duration(1...604_800), fallback: .seconds(seconds), doc)
    }
}
