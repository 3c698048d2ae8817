import Domain
import JSONValues

/// What Codex says that a thread has used. Its input holds what came from the cache; its totals count from the thread's beginning, also
/// when it is resumed.
struct CodexUsage {
    private static let limit = 64
    /// By thread: agents of its own have threads of their own.
    private var totals: [String: TokenCounts] = [:]

    /// Of `thread/tokenUsage/updated`.
    mutating func read(_ params: JSONValue, model: String?) -> UsageReading? {
        guard let thread = params["threadId"]?.string, let total = params["tokenUsage"]?["total"], total.object != nil else { return nil }
        guard totals[thread] != nil || totals.count < Self.limit else { return nil }
        totals[thread] = Self.counts(
            input: total["inputTokens"], cached: total["cachedInputTokens"], written: total["cacheWriteInputTokens"],
            output: total["outputTokens"])
        return UsageReading(counting: .session, model: model, tokens: totals.values.reduce(TokenCounts(), +))
    }

    /// Of `turn.completed` of `exec --json`.
    static func read(_ usage: JSONValue?, model: String?) -> UsageReading? {
        guard let usage, usage.object != nil else { return nil }
        let tokens = counts(
            input: usage["input_tokens"], cached: usage["cached_input_tokens"], written: usage["cache_write_input_tokens"],
            output: usage["output_tokens"])
        return UsageReading(counting: .session, model: model, tokens: tokens)
    }

    private static func counts(input: JSONValue?, cached: JSONValue?, written: JSONValue?, output: JSONValue?) -> TokenCounts {
        let (read, write) = (TokenFigures.count(cached), TokenFigures.count(written))
        return TokenCounts(
            input: max(0, TokenFigures.count(input) - read - write), cacheRead: read, cacheWrite: write, output: TokenFigures.count(output))
    }
}
