/// A budget as an operator writes it in one word: `tokens=2M,usd=2.50,minutes=90`. `none` is one without limits.
package enum BudgetText {
    /// - Throws: what is wrong with the text, to be read after it.
    package static func read(_ text: String) throws(TextFault) -> Budget {
        var budget = Budget()
        guard text != "none" else { return budget }
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard pair.count == 2 else { throw fault("is no budget") }
            switch pair[0] {
            case "tokens" where budget.tokens == nil:
                budget.tokens = try amount(UnitText.count.read(pair[1]), Budget.tokenRange, "tokens", "for example tokens=2M")
            case "usd" where budget.money == nil:
                let micros = try amount(MoneyText.read(pair[1]), Budget.microsRange, "US dollars", "for example usd=2.50")
                budget.money = Money(micros: Int64(micros))
            case "minutes" where budget.minutes == nil:
                budget.minutes = try amount(Int(pair[1]), Budget.minuteRange, "minutes", "for example minutes=90")
            case "tokens", "usd", "minutes": throw fault("has '\(pair[0])' twice")
            default: throw fault("has no amount that is known")
            }
        }
        return budget
    }

    private static func amount(_ number: Int?, _ range: ClosedRange<Int>, _ what: String, _ example: String) throws(TextFault) -> Int {
        guard let number, range.contains(number) else {
            throw TextFault(message: "has no usable number of \(what)", remedy: "write \(example)")
        }
        return number
    }

    private static func fault(_ message: String) -> TextFault {
        TextFault(message: message, remedy: "write tokens=2M, usd=2.50 or minutes=90, with commas between them, or none")
    }
}

extension Budget {
    /// What each amount may be.
    static let tokenRange = 1...1_000_000_000_000
    static let microsRange = 1...1_000_000_000_000
    static let minuteRange = 1...100_000

    /// `2M tokens, 2.50 USD, 90 min at work`.
    package var words: String {
        [
            tokens.map { "\(UnitText.count.write($0)) tokens" }, money.map { "\(MoneyText.write(Int(max(0, $0.micros)))) USD" },
            minutes.map { "\($0) min at work" },
        ].compactMap(\.self).joined(separator: ", ")
    }

    /// Whether every amount is one that a budget may have.
    package var isUsable: Bool {
        (tokens.map(Self.tokenRange.contains) ?? true) && (money.map { Self.microsRange.contains(Int($0.micros)) } ?? true)
            && (minutes.map(Self.minuteRange.contains) ?? true)
    }
}
