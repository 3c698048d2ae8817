import Domain

extension LaneTool {
    /// The one place where the tools are described.
    var specification: ToolSpecification {
        switch self {
        case .target:
            ToolSpecification(
                name: rawValue, title: "The target",
                description: "What this lane is for, where it may change files, and its limits. Read it first.",
                isReadOnly: true)
        case .rules:
            ToolSpecification(
                name: rawValue, title: "The rules",
                description: "The gates that will judge the work and what is never allowed. Read it before planning.", isReadOnly: true)
        case .history:
            ToolSpecification(
                name: rawValue, title: "The lane so far",
                description: "Earlier turns, gate results and the operator's words. Read it when this is not the first turn.",
                isReadOnly: true)
        case .report:
            ToolSpecification(
                name: rawValue, title: "Report progress",
                description: "Tell the operator in a sentence where the work stands. Use it at each larger step. It proves nothing.",
                parameters: [.init("text", .text, "One or two sentences.")])
        case .ask:
            ToolSpecification(
                name: rawValue, title: "Ask the operator",
                description: "Ask when only a person can decide. Waits for the answer, maybe for hours. "
                    + "If the call is cut off, ask again in the same words: it is the same question, not a second one.",
                parameters: [
                    .init("question", .text, "The question, with what the operator must know to answer it."),
                    .init("options", .texts, required: false, "The answers to choose from; leave out for free words."),
                ])
        case .handoff:
            ToolSpecification(
                name: rawValue, title: "Propose a handoff",
                description: "Propose work that another repository needs. Use it instead of working around a missing interface. "
                    + "It is a proposal: the operator decides whether it becomes a target.",
                parameters: [
                    .init("repository", .text, "The repository that has to change."),
                    .init("boundary", .text, required: false, "Its boundary, if you know it."),
                    .init("need", .text, "What is needed."),
                    .init("interface", .text, "The names, types, routes or formats that you would build on."),
                    .init("why", .text, "Why this lane needs it."),
                    .init("blocking", .boolean, "Whether you cannot go on without it."),
                ])
        case .search, .read: neighbourSpecification
        case .gates:
            ToolSpecification(
                name: rawValue, title: "Run gates",
                description: "Run this repository's gates on the work so far. Use it before you finish. "
                    + "The gates run again on the candidate, and only that counts.",
                parameters: [.init("names", .texts, required: false, "Which gates; leave out for all.")])
        case .claim:
            ToolSpecification(
                name: rawValue, title: "Attach a claim",
                description: "Attach a statement about the work for the operator. It is shown as your claim, never as evidence.",
                parameters: [
                    .init("claim", .text, "What you say is true of the work."),
                    .init("evidence", .text, required: false, "Where it can be looked up: a file, a command and what it printed."),
                ])
        case .reportFinding:
            ToolSpecification(
                name: rawValue, title: "Report a finding",
                description: "Report one thing that you found in the candidate, as soon as you are sure of it. "
                    + "The same finding again is not a second one. It is shown as your claim.",
                parameters: [
                    .init("file", .text, required: false, "Path from the repository's root; leave out for the change as a whole."),
                    .init("line", .integer(minimum: 1, maximum: nil), required: false, "Line of the new file; only with file."),
                    .init(
                        "severity", .word(Severity.allCases.map(\.rawValue)),
                        "How grave it is. Use critical and high only for what must not land."),
                    .init("text", .text, "What is wrong, and what follows from it; at most \(Finding.textLimit) bytes."),
                ])
        }
    }

    private var neighbourSpecification: ToolSpecification {
        let repository = ToolSpecification.Parameter("repository", .text, "The repository's name in the workspace.")
        guard self == .search else {
            return ToolSpecification(
                name: rawValue, title: "Read another repository",
                description:
                    "Read lines of a file, or a folder's names, in a repository of the workspace, at its pinned commit. Read only.",
                parameters: [
                    repository, .init("path", .text, "Relative to the repository's root; empty for the root folder."),
                    .init("line", .integer(minimum: 1, maximum: nil), required: false, "The first line; 1 if left out."),
                    .init(
                        "count", .integer(minimum: 1, maximum: NeighbourRead.lineLimit), required: false, "How many lines; 200 if left out."
                    ),
                ], isReadOnly: true)
        }
        return ToolSpecification(
            name: rawValue, title: "Search another repository",
            description:
                "Find a text in a repository of the workspace, at its pinned commit. Use it to learn an interface before you rely on it.",
            parameters: [
                repository, .init("query", .text, "The text as it stands in the files; no pattern."),
                .init("paths", .text, required: false, "Where to look, such as 'src/**/*.ts'."),
            ], isReadOnly: true)
    }
}
