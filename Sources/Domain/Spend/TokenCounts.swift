/// Tokens by the price they have. The kinds do not overlap: `input` is without what was read from or written to a cache.
package struct TokenCounts: Codable, Equatable, Sendable {
    package var input: Int
    package var cacheRead: Int
    package var cacheWrite: Int
    /// Reasoning included.
    package var output: Int

    package init(input: Int = 0, cacheRead: Int = 0, cacheWrite: Int = 0, output: Int = 0) {
        self.input = input
        self.cacheRead = cacheRead
        self.cacheWrite = cacheWrite
        self.output = output
    }

    /// Everything together. Sums of token counts stay at the bounds of the number instead of overflowing.
    package var total: Int { [cacheRead, cacheWrite, output].reduce(input, SaturatingSum.add) }

    package static func + (left: Self, right: Self) -> Self {
        TokenCounts(
            input: SaturatingSum.add(left.input, right.input), cacheRead: SaturatingSum.add(left.cacheRead, right.cacheRead),
            cacheWrite: SaturatingSum.add(left.cacheWrite, right.cacheWrite), output: SaturatingSum.add(left.output, right.output))
    }
}

/// Money in millionths of a US dollar, so that sums are exact.
package struct Money: Codable, Hashable, Comparable, Sendable {
    package var micros: Int64

    package init(micros: Int64) { self.micros = micros }
    /// Rounded to the nearest millionth; 0 for what is no number.
    package init(dollars: Double) { micros = Int64(exactly: (dollars * 1_000_000).rounded()) ?? 0 }

    package var dollars: Double { Double(micros) / 1_000_000 }
    package static func < (left: Self, right: Self) -> Bool { left.micros < right.micros }
    package static func + (left: Self, right: Self) -> Self { Money(micros: SaturatingSum.add(left.micros, right.micros)) }
    package static func - (left: Self, right: Self) -> Self { Money(micros: SaturatingSum.subtract(left.micros, right.micros)) }

    package init(from decoder: any Decoder) throws { micros = try decoder.singleValueContainer().decode(Int64.self) }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(micros)
    }
}

/// Where a figure of usage comes from.
package enum FigureSource: String, Codable, CaseIterable, Sendable {
    /// The agent program said it.
    case reported
    /// Made from reported tokens and the operator's price table.
    case priced
    case unknown
}

/// What was used between two readings.
package struct UsageDelta: Codable, Equatable, Sendable {
    package var model: String?
    package var tokens: TokenCounts
    package var cost: Money?
    package var costSource: FigureSource

    package init(model: String? = nil, tokens: TokenCounts, cost: Money? = nil, costSource: FigureSource = .unknown) {
        self.model = model
        self.tokens = tokens
        self.cost = cost
        self.costSource = costSource
    }
}

/// What a program says it has used: counters since the beginning of its session, or of one request.
package struct UsageReading: Codable, Equatable, Sendable {
    package enum Counting: String, Codable, CaseIterable, Sendable {
        /// Everything since the session began, over processes and turns.
        case session
        /// Everything since this process began.
        case process
        /// This much more.
        case step
    }

    package var counting: Counting
    package var model: String?
    /// Nil when the reading tells only the cost.
    package var tokens: TokenCounts?
    /// As the program reports it; nil when it does not.
    package var cost: Money?

    package init(counting: Counting, model: String? = nil, tokens: TokenCounts? = nil, cost: Money? = nil) {
        self.counting = counting
        self.model = model
        self.tokens = tokens
        self.cost = cost
    }
}
