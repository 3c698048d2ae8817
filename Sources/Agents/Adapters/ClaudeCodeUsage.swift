import Domain
import JSONValues

/// Usage as it streams: what each request to the model has used so far, as steps; a result's totals count from the session's beginning.
///
/// A request tells its input when it begins (`message_start`) and its output as it goes (`message_delta`, cumulative). Whole messages
/// repeat the first with a placeholder for the output. So of each request only what is more than was told before is a step.
struct ClaudeCodeUsage {
    /// Requests that may be under way at once (an agent and its own agents); older ones are forgotten, the total makes up for it.
    private static let limit = 64

    private var told: [(request: String, tokens: TokenCounts, model: String?)] = []

    /// A `stream_event`.
    mutating func stream(_ event: JSONValue, session: AgentSession?) -> UsageReading? {
        guard let inner = event["event"] else { return nil }
        switch inner["type"]?.string {
        case "message_start":
            guard let message = inner["message"], let usage = message["usage"], let id = message["id"]?.string else { return nil }
            return step(id, usage, placeholder: true, model: message["model"]?.string ?? session?.model)
        case "message_delta":
            guard let usage = inner["usage"] else { return nil }
            // A delta does not name its message itself; older versions do not name it beside it either.
            guard let id = event["api_message_id"]?.string ?? told.last?.request else { return nil }
            return step(id, usage, placeholder: false, model: nil)
        default: return nil
        }
    }

    /// An `assistant` message: for versions that do not stream.
    mutating func message(_ event: JSONValue, session: AgentSession?) -> UsageReading? {
        guard let message = event["message"], let usage = message["usage"], let id = message["id"]?.string else { return nil }
        return step(id, usage, placeholder: true, model: message["model"]?.string ?? session?.model)
    }

    /// The totals of a `result`. The models' figures are cumulative over the session, also when it is resumed; `usage` beside them is not.
    static func total(_ event: JSONValue, session: AgentSession?) -> UsageReading? {
        let models = event["modelUsage"]?.object ?? []
        let cost = event["total_cost_usd"]?.double.flatMap(TokenFigures.money)
        guard !models.isEmpty || cost != nil else { return nil }
        let tokens = models.prefix(100).reduce(TokenCounts()) { sum, model in
            sum
                + TokenCounts(
                    input: TokenFigures.count(model.value["inputTokens"]),
                    cacheRead: TokenFigures.count(model.value["cacheReadInputTokens"]),
                    cacheWrite: TokenFigures.count(model.value["cacheCreationInputTokens"]),
                    output: TokenFigures.count(model.value["outputTokens"]))
        }
        return UsageReading(
            counting: .session, model: models.count == 1 ? models[0].key : session?.model, tokens: models.isEmpty ? nil : tokens, cost: cost
        )
    }

    private mutating func step(_ id: String, _ usage: JSONValue, placeholder: Bool, model: String?) -> UsageReading? {
        let index =
            told.lastIndex { $0.request == id }
            ?? {
                if told.count >= Self.limit { told.removeFirst() }
                told.append((id, TokenCounts(), model))
                return told.count - 1
            }()
        let before = told[index].tokens
        let more = TokenCounts(
            input: max(0, TokenFigures.count(usage["input_tokens"]) - before.input),
            cacheRead: max(0, TokenFigures.count(usage["cache_read_input_tokens"]) - before.cacheRead),
            cacheWrite: max(0, TokenFigures.count(usage["cache_creation_input_tokens"]) - before.cacheWrite),
            output: placeholder ? 0 : max(0, TokenFigures.count(usage["output_tokens"]) - before.output))
        guard more.total > 0 else { return nil }
        told[index].tokens = before + more
        return UsageReading(counting: .step, model: told[index].model ?? model, tokens: more)
    }
}
