/// What was used, each figure with where it comes from.
package enum UsageWords {
    package static func text(_ usage: TurnUsage) -> String {
        "\(tokens(usage.tokens.total)) tokens, " + cost(usage)
    }

    package static func cost(_ usage: TurnUsage) -> String {
        var parts: [String] = []
        if let money = usage.reported { parts.append("\(money.words) USD reported") }
        if let money = usage.priced { parts.append("\(money.words) USD priced as of \(usage.priceDate ?? "?")") }
        if usage.unpricedTokens > 0 || parts.isEmpty { parts.append("cost of \(tokens(usage.unpricedTokens)) tokens unknown") }
        return parts.joined(separator: ", ")
    }

    /// `950`, `12.3k`, `2.1M`.
    package static func tokens(_ count: Int) -> String {
        func one(_ value: Int, _ unit: Int) -> String { "\(value / unit).\(value % unit * 10 / unit)" }
        if count < 1000 { return "\(count)" }
        return count < 1_000_000 ? one(count, 1000) + "k" : one(count, 1_000_000) + "M"
    }
}
