import Domain
import JSONValues

/// A call whose arguments have been read.
enum LaneToolCall: Equatable, Sendable {
    case target, rules, history
    case report(String)
    case ask(LaneQuestion)
    case handoff(HandoffProposal)
    case search(NeighbourSearch)
    case read(NeighbourRead)
    case gates([String])
    case claim(AgentClaim)
    case reportFinding(Finding)

    /// - Throws: in words for the agent, who is to call again.
    init(_ tool: LaneTool, _ given: JSONValue?) throws(LaneToolError) {
        let arguments = try ToolArguments(given, of: tool)
        do {
            switch tool {
            case .target: self = .target
            case .rules: self = .rules
            case .history: self = .history
            case .report: self = .report(try arguments.prose("text", limit: 4000))
            case .ask:
                self = .ask(try LaneQuestion(text: try arguments.text("question"), options: try arguments.texts("options")))
            case .handoff:
                self = .handoff(
                    try HandoffProposal(
                        repository: try arguments.text("repository"), boundary: try arguments.optionalText("boundary"),
                        need: try arguments.text("need"), interface: try arguments.text("interface"), why: try arguments.text("why"),
                        blocking: try arguments.boolean("blocking")))
            case .search:
                self = .search(
                    try NeighbourSearch(
                        repository: try arguments.text("repository"), query: try arguments.text("query"),
                        paths: try arguments.optionalText("paths")))
            case .read:
                self = .read(
                    try NeighbourRead(
                        repository: try arguments.text("repository"), path: try arguments.text("path"),
                        firstLine: try arguments.optionalInteger("line") ?? 1, count: try arguments.optionalInteger("count") ?? 200))
            case .gates: self = .gates(try arguments.texts("names"))
            case .claim:
                self = .claim(try AgentClaim(text: try arguments.text("claim"), evidence: try arguments.optionalText("evidence")))
            case .reportFinding:
                self = .reportFinding(
                    try Finding(
                        file: try arguments.optionalText("file"), line: try arguments.optionalInteger("line"),
                        severity: try Severity(said: try arguments.text("severity")), text: try arguments.text("text")))
            }
        } catch {
            throw error as? LaneToolError ?? LaneToolError("\(error)")
        }
    }
}
