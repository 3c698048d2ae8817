/// What a turn has used so far, all readings taken together. Each figure says where it comes from; what is unknown stays visible.
package struct TurnUsage: Codable, Equatable, Sendable {
    package var tokens = TokenCounts()
    /// Money that the program reported.
    package var reported: Money?
    /// Money made from tokens by the operator's price table.
    package var priced: Money?
    /// The date of that table.
    package var priceDate: String?
    /// Tokens that neither has a price for.
    package var unpricedTokens = 0
    package var model: String?

    package init() {}

    package mutating func add(_ delta: UsageDelta, priceDate: String? = nil) {
        tokens = tokens + delta.tokens
        model = delta.model ?? model
        switch delta.costSource {
        case .reported:
            reported = (reported ?? Money(micros: 0)) + (delta.cost ?? Money(micros: 0))
            // A total that comes late pays for the tokens that were counted as they streamed.
            unpricedTokens = 0
        case .priced:
            priced = (priced ?? Money(micros: 0)) + (delta.cost ?? Money(micros: 0))
            self.priceDate = priceDate
        case .unknown: unpricedTokens += delta.tokens.total
        }
    }

    /// All of them together; nil when there is none.
    package static func sum(_ parts: [TurnUsage]) -> TurnUsage? {
        guard var sum = parts.first else { return nil }
        for part in parts.dropFirst() {
            sum.tokens = sum.tokens + part.tokens
            sum.unpricedTokens += part.unpricedTokens
            sum.model = part.model ?? sum.model
            if let money = part.reported { sum.reported = (sum.reported ?? Money(micros: 0)) + money }
            if let money = part.priced { sum.priced = (sum.priced ?? Money(micros: 0)) + money }
            sum.priceDate = part.priceDate ?? sum.priceDate
        }
        return sum
    }

    /// What it cost as far as anybody knows: what the program reported, or else what the price table says.
    package var cost: Money? { reported ?? priced }
    package var costSource: FigureSource { reported != nil ? .reported : priced != nil ? .priced : .unknown }
    package var isEmpty: Bool { tokens.total == 0 && cost == nil }
}
