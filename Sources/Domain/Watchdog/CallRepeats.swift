/// Counts tool calls that repeat: the same one in a row, or two that alternate. Keeps two calls, however many there were.
struct CallRepeats: Equatable, Sendable {
    private struct Call: Equatable {
        let name: String
        let input: String
    }

    private var last: Call?
    private var beforeLast: Call?
    /// How often the last call came in a row, and when first.
    private var streak = (count: 0, since: Timestamp(milliseconds: 0))
    /// How many calls in a row alternate between the last two, and when the first was.
    private var pair = (count: 0, since: Timestamp(milliseconds: 0))
    private var lastTime = Timestamp(milliseconds: 0)

    mutating func add(_ tool: ToolCall, at time: Timestamp) {
        let call = Call(name: tool.name, input: tool.input)
        let isRepeat = call == last
        streak = isRepeat ? (streak.count + 1, streak.since) : (1, time)
        if isRepeat || last == nil {
            pair = (1, time)
        } else if call == beforeLast, pair.count >= 2 {
            pair.count += 1
        } else {
            pair = (2, lastTime)
        }
        beforeLast = last
        last = call
        lastTime = time
    }

    /// The repetition, when the same call came `limit` times in a row, or two calls `limit` times each in turn.
    func finding(limit: Int) -> (since: Timestamp, words: String)? {
        guard limit > 0, let last else { return nil }
        // One call is no repetition.
        let limit = max(2, limit)
        if streak.count >= limit { return (streak.since, "the same call of \(last.name) \(streak.count) times in a row") }
        guard pair.count / 2 >= limit, let beforeLast else { return nil }
        let tools = last.name == beforeLast.name ? "two calls of \(last.name)" : "calls of \(beforeLast.name) and \(last.name)"
        return (pair.since, "the same \(tools) in turn, \(pair.count / 2) times each")
    }

    static func == (left: Self, right: Self) -> Bool {
        left.last == right.last && left.beforeLast == right.beforeLast && left.streak == right.streak && left.pair == right.pair
            && left.lastTime == right.lastTime
    }
}
