import Domain
import JSONValues

/// What agents say about their usage. Counters of the protocol run over the whole session; two programs tell more in `_meta`.
enum ACPUsage {
    /// `usage_update`: the session's cost so far, and Vibe's counters in `_meta` while the turn runs.
    static func update(_ update: JSONValue, model: String?) -> UsageReading? {
        var reading = UsageReading(counting: .session, model: model)
        if let cost = update["cost"], cost["currency"]?.string == "USD", let amount = cost["amount"]?.double, amount >= 0, amount < 1e9 {
            reading.cost = Money(dollars: amount)
        }
        if let meta = update["_meta"], let prompt = meta["promptTokens"]?.count, let output = meta["completionTokens"]?.count {
            let cached = min(prompt, meta["cachedTokens"]?.count ?? 0)
            reading.tokens = TokenCounts(input: prompt - cached, cacheRead: cached, output: output)
        }
        return reading.tokens == nil && reading.cost == nil ? nil : reading
    }

    /// The result of `session/prompt`: `usage`, or fast-agent's line of words.
    static func total(_ result: JSONValue, model: String?) -> UsageReading? {
        if let usage = result["usage"], let tokens = tokens(usage) { return UsageReading(counting: .session, model: model, tokens: tokens) }
        return words(result["_meta"], model: model)
    }

    /// Programs differ in whether `inputTokens` holds what came from the cache and `outputTokens` the thoughts; their total tells which.
    static func tokens(_ usage: JSONValue) -> TokenCounts? {
        guard let input = usage["inputTokens"]?.count, let output = usage["outputTokens"]?.count else { return nil }
        let read = usage["cachedReadTokens"]?.count ?? 0
        let written = usage["cachedWriteTokens"]?.count ?? 0
        let thoughts = usage["thoughtTokens"]?.count ?? 0
        let total = usage["totalTokens"]?.count ?? (input + output + read + written + thoughts)
        let cacheIsInput = read + written <= input && [input + output, input + output + thoughts].contains(total)
        let thoughtsAreOutput = total == input + output + (cacheIsInput ? 0 : read + written)
        return TokenCounts(
            input: cacheIsInput ? input - read - written : input, cacheRead: read, cacheWrite: written,
            output: thoughtsAreOutput ? output : output + thoughts)
    }

    /// fast-agent: `_meta.field_meta."openhands.dev/metrics".status_line`, as in "3,900 in, 180 out, 2 tools", counted since it began.
    static func words(_ meta: JSONValue?, model: String?) -> UsageReading? {
        guard let line = meta?["field_meta"]?["openhands.dev/metrics"]?["status_line"]?.string else { return nil }
        var input: Int?
        var output: Int?
        for part in line.prefix(200).split(separator: ", ") {
            let words = part.split(separator: " ")
            guard words.count == 2, let number = Int(words[0].filter { $0 != "," }), (0...(1 << 50)).contains(number) else { continue }
            if words[1] == "in" { input = number }
            if words[1] == "out" { output = number }
        }
        guard let input, let output else { return nil }
        return UsageReading(counting: .process, model: model, tokens: TokenCounts(input: input, output: output))
    }
}
