/// What was used, with where the figures come from kept apart.
package struct Spend: Codable, Equatable, Sendable {
    package var tokens = TokenCounts()
    /// As the agent programs said.
    package var reported = Money(micros: 0)
    /// From tokens and the price table.
    package var priced = Money(micros: 0)
    /// Tokens that have neither a reported cost nor a price.
    package var unknownTokens = 0
    /// Time in which an agent was at work.
    package var milliseconds: Int64 = 0

    package init() {}

    /// What a turn has used, without its time. What a program reports takes the place of what its tokens were priced at; a program that
    /// reports less than nothing wins no budget back.
    package init(_ usage: TurnUsage) {
        tokens = TokenCounts(
            input: max(0, usage.tokens.input), cacheRead: max(0, usage.tokens.cacheRead), cacheWrite: max(0, usage.tokens.cacheWrite),
            output: max(0, usage.tokens.output))
        let none = Money(micros: 0)
        switch usage.costSource {
        case .reported: reported = max(none, usage.cost ?? none)
        case .priced: priced = max(none, usage.cost ?? none)
        case .unknown: break
        }
        unknownTokens = usage.costSource == .unknown ? tokens.total : max(0, usage.unpricedTokens)
    }

    /// What is known of the cost; ``unknownTokens`` says how much is not.
    package var cost: Money { reported + priced }

    package static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.tokens = left.tokens + right.tokens
        sum.reported = left.reported + right.reported
        sum.priced = left.priced + right.priced
        sum.unknownTokens = SaturatingSum.add(left.unknownTokens, right.unknownTokens)
        sum.milliseconds = SaturatingSum.add(left.milliseconds, right.milliseconds)
        return sum
    }
}

extension Spend {
    /// The cost with its source: `2.03 USD (reported)`, or
    /// `2.03 USD (1.50 reported, 0.53 priced as of 2026-11-23; cost of 1200 tokens unknown)`.
    /// - Parameter date: that of the price table.
    package func costWords(priceDate date: String) -> String {
        guard reported.micros > 0 || priced.micros > 0 || tokens.total > 0 else { return "0.00 USD" }
        return cost.micros == 0 && unknownTokens > 0
            ? "unknown cost of \(CountWords.text(unknownTokens, "token"))" : "\(cost.words) USD (\(sourceWords(priceDate: date)))"
    }

    /// Where the cost comes from.
    package func sourceWords(priceDate date: String) -> String {
        let price = date.isEmpty ? "priced" : "priced as of \(date)"
        let known =
            switch (reported.micros > 0, priced.micros > 0) {
            case (true, true): "\(reported.words) reported, \(priced.words) \(price)"
            case (false, true): price
            default: "reported"
            }
        return known + (unknownTokens > 0 ? "; cost of \(CountWords.text(unknownTokens, "token")) unknown" : "")
    }
}

extension Money {
    /// The amount with two digits, or all of them below a cent: `2.03`, `0.000120`.
    package var words: String {
        guard micros >= 10_000 else { return MoneyText.write(Int(max(0, micros))) }
        return MoneyText.write(Int(SaturatingSum.add(micros, 5000) / 10_000 * 10_000))
    }
}
