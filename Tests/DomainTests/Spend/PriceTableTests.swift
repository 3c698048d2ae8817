import Testing

@testable import Domain

struct PriceTableTests {
    private func price(_ input: Double) -> ModelPrice {
        ModelPrice(input: Money(dollars: input), output: Money(dollars: 10), cacheRead: Money(dollars: 0.1), cacheWrite: Money(dollars: 2))
    }

    private var table: PriceTable {
        PriceTable(
            date: "2026-11-23",
            models: ["*": price(1), "claude-*": price(2), "claude-*-x": price(3), "claude-a": price(4), "b*b": price(5)])
    }

    @Test(
        arguments: [
            ("claude-a", 4), ("claude-b", 2), ("claude-b-x", 3), ("claude-", 2), ("gpt", 1), ("bb", 5), ("b", 1), ("Claude-a", 1), ("", 1),
        ] as [(String, Double)])
    func theMostExactWins(_ model: String, _ input: Double) {
        #expect(table.price(of: model)?.input == Money(dollars: input))
    }

    @Test func nothingIsBuiltIn() {
        let usage = UsageDelta(model: "claude-a", tokens: TokenCounts(input: 5))
        #expect(PriceTable().price(usage) == usage)
        #expect(table.price(UsageDelta(tokens: TokenCounts(input: 5))).costSource == .unknown)
    }

    @Test func pricesWhatIsNotReported() {
        let tokens = TokenCounts(input: 1_000_000, cacheRead: 500_000, cacheWrite: 100_000, output: 200_000)
        let priced = table.price(UsageDelta(model: "claude-a", tokens: tokens))
        #expect(priced.cost == Money(dollars: 4 + 0.05 + 0.2 + 2) && priced.costSource == .priced)
        #expect(table.price(UsageDelta(tokens: tokens), model: "claude-a").cost == priced.cost)
        let reported = UsageDelta(model: "claude-a", tokens: tokens, cost: Money(dollars: 1), costSource: .reported)
        #expect(table.price(reported) == reported)
        #expect(price(1).cost(of: TokenCounts(input: 1)) == Money(micros: 1))
        #expect(price(0.4).cost(of: TokenCounts(input: 1)) == Money(micros: 0))
        #expect(price(1).cost(of: TokenCounts(input: .max, output: .max)) == Money(micros: .max))
        #expect(price(1).cost(of: TokenCounts(input: -5)) == Money(micros: 0))
    }

    @Test(
        arguments: [
            (0, "0.00"), (5, "0.000005"), (9999, "0.009999"), (10_000, "0.01"), (2_034_999, "2.03"), (2_035_000, "2.04"), (-5, "0.00"),
        ] as [(Int64, String)])
    func moneyInWords(_ micros: Int64, _ words: String) { #expect(Money(micros: micros).words == words) }
}
