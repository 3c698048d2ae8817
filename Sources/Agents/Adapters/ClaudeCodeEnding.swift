import Domain
import JSONValues

/// What a `result` says about how the exchange ended.
///
/// `subtype` alone does not tell: a request that the model's service refused ends as `success` with `is_error` true.
struct ClaudeCodeEnding: Equatable {
    var ending: AgentEnding
    var fault: AgentFault?

    static func read(_ event: JSONValue) -> ClaudeCodeEnding {
        let subtype = event["subtype"]?.string ?? ""
        let reason = event["terminal_reason"]?.string ?? ""
        let failed = event["is_error"]?.bool ?? (subtype != "success")
        let errors = (event["errors"]?.array ?? []).compactMap(\.string)
        let words = event["result"]?.string ?? (errors.isEmpty ? (reason.isEmpty ? subtype : reason) : errors.joined(separator: "\n"))
        let text = TranscriptLimit.cut(words, to: TranscriptLimit.output)
        let kind: AgentEnding.Kind
        switch (subtype, reason) {
        case (_, "aborted_tools"), (_, "aborted_streaming"): kind = .interrupted
        case ("error_max_turns", _), ("error_max_budget_usd", _), (_, "max_turns"), (_, "budget_exhausted"): kind = .limited
        case _ where event["stop_reason"]?.string == "refusal": kind = .limited
        default: kind = failed ? .failed : .finished
        }
        var fault: AgentFault?
        if reason == "api_error" || (failed && event["api_error_status"]?.int != nil) {
            fault = AgentFault(kind: .api, status: event["api_error_status"]?.int, text: text)
        }
        return ClaudeCodeEnding(ending: AgentEnding(kind: kind, text: text), fault: fault)
    }
}
