/// US dollars for a million tokens of each kind.
package struct ModelPrice: Codable, Equatable, Sendable {
    package var input: Money
    package var output: Money
    package var cacheRead: Money
    package var cacheWrite: Money

    package init(input: Money, output: Money, cacheRead: Money, cacheWrite: Money) {
        self.input = input
        self.output = output
        self.cacheRead = cacheRead
        self.cacheWrite = cacheWrite
    }

    /// Rounded to the nearest millionth of a dollar; tokens below zero count as none.
    package func cost(of tokens: TokenCounts) -> Money {
        let parts = [
            (tokens.input, input), (tokens.output, output), (tokens.cacheRead, cacheRead), (tokens.cacheWrite, cacheWrite),
        ]
        let sum = parts.reduce(Int128(0)) { $0 + Int128(max(0, $1.0)) * Int128(max(0, $1.1.micros)) }
        return Money(micros: Int64(clamping: (sum + 500_000) / 1_000_000))
    }
}

/// The operator's prices. Signalbox has none of its own: a figure without a price is shown as unknown, and a priced one with the date.
package struct PriceTable: Codable, Equatable, Sendable {
    /// When the prices were looked up, `2026-11-23`; empty for an empty table.
    package var date: String
    /// By the model's name, in which `*` stands for anything.
    package var models: [String: ModelPrice]

    package init(date: String = "", models: [String: ModelPrice] = [:]) {
        self.date = date
        self.models = models
    }

    /// The price of a model: the exact name, else the pattern with the most letters, the first by the alphabet among equals.
    package func price(of model: String?) -> ModelPrice? {
        guard let model else { return nil }
        if let exact = models[model] { return exact }
        let fitting = models.keys.filter { $0.contains("*") && WildcardText.matches($0, model) }
        return fitting.min { (-WildcardText.letters($0), $0) < (-WildcardText.letters($1), $1) }.flatMap { models[$0] }
    }

    /// The usage with its price, where the program reported no cost and the model has a price; unchanged otherwise.
    /// - Parameter model: the model of the session, for usage that names none.
    package func price(_ usage: UsageDelta, model: String? = nil) -> UsageDelta {
        guard usage.cost == nil, let price = price(of: usage.model ?? model) else { return usage }
        var priced = usage
        priced.cost = price.cost(of: usage.tokens)
        priced.costSource = .priced
        return priced
    }
}
