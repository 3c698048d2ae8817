import Testing

@testable import Domain

struct BudgetTextTests {
    @Test(arguments: [
        ("tokens=2M", Budget(tokens: 2_000_000), "2M tokens"), ("usd=2.5", Budget(money: Money(dollars: 2.5)), "2.50 USD"),
        ("minutes=90,tokens=1500", Budget(tokens: 1500, minutes: 90), "1500 tokens, 90 min at work"),
        ("tokens=1k,usd=1,minutes=1", Budget(tokens: 1000, money: Money(dollars: 1), minutes: 1), "1k tokens, 1.00 USD, 1 min at work"),
        ("none", Budget(), ""),
    ])
    func reads(_ text: String, _ budget: Budget, _ words: String) throws {
        #expect(try BudgetText.read(text) == budget)
        #expect(budget.words == words && budget.isUsable)
    }

    @Test(arguments: [
        ("", "is no budget"), ("2M", "is no budget"), ("tokens=2M,", "is no budget"), ("token=2", "no amount that is known"),
        ("tokens=2m", "no usable number of tokens"), ("tokens=0", "no usable number of tokens"), ("usd=-1", "US dollars"),
        ("usd=1e3", "US dollars"), ("minutes=1.5", "minutes"), ("minutes=100001", "minutes"), ("tokens=1,tokens=2", "'tokens' twice"),
        ("none,tokens=1", "is no budget"),
    ])
    func saysWhatIsWrong(_ text: String, _ words: String) {
        let fault = #expect(throws: TextFault.self) { try BudgetText.read(text) }
        #expect(fault?.message.contains(words) == true, "\(fault?.message ?? "accepted")")
    }

    @Test func amountsBelowOneAreNotUsable() {
        for budget in [Budget(tokens: 0), Budget(money: Money(micros: -1)), Budget(minutes: 0)] { #expect(!budget.isUsable) }
    }
}
