import Domain

/// Short wordings about definitions.
enum AgentWords {
    static func network(_ network: NetworkAccess) -> String {
        switch network {
        case .full: "full"
        case .none: "none"
        case .only(let hosts): hosts.joined(separator: ",")
        }
    }

    /// `turn 200k tok, lane $2.50`; nil when nothing is limited.
    static func budget(_ budget: AgentBudget) -> String? {
        let spans = [("turn", budget.turn), ("lane", budget.lane), ("day", budget.day)].filter { !$0.1.isEmpty }
        return spans.isEmpty ? nil : spans.map { "\($0.0) \(limit($0.1))" }.joined(separator: ", ")
    }

    /// `12, 3 failed · 30 findings · 950 tokens, 0.12 USD reported`
    static func reviews(_ figures: ReviewerFigures) -> String {
        [figures.words, CountWords.text(figures.findings.total, "finding"), figures.usage.map(UsageWords.text)]
            .compactMap(\.self).joined(separator: " · ")
    }

    private static func limit(_ budget: Budget) -> String {
        [
            budget.tokens.map { "\(UnitText.count.write($0)) tokens" }, budget.money.map { "$\(MoneyText.write(Int($0.micros)))" },
            budget.minutes.map { "\($0) min" },
        ].compactMap(\.self).joined(separator: " ")
    }
}
