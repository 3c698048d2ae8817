/// What is left of one budget, for the agent whose turn begins.
package struct BudgetLeft: Equatable, Sendable, CustomStringConvertible {
    /// `lane budget of agent claude`.
    package let budget: String
    /// Amounts that are not limited are nil; what is used up is 0.
    package let left: Budget
    package let of: Budget

    /// `lane budget of agent claude: 1.5M tokens, 42 min at work left of 2M tokens, 90 min at work`.
    package var description: String { "\(budget): \(left.words) left of \(of.words)" }
}

extension BudgetCheck {
    /// What is left of the budgets of the turn, its lane and its target, the narrowest first. Those of a day are shared with others and say an
    /// agent nothing.
    package func left(_ book: SpendBook, now: Timestamp) -> [BudgetLeft] {
        limits.compactMap { limit in
            switch limit.scope {
            case .turn, .lane, .target: limit.left(book.spend(limit.scope, now: now))
            case .day, .agentDay, .agent: nil
            }
        }
    }
}

extension BudgetLimit {
    func left(_ spend: Spend) -> BudgetLeft {
        let left = Budget(
            tokens: budget.tokens.map { max(0, $0 - spend.tokens.total) },
            money: budget.money.map { Money(micros: max(0, $0.micros - spend.cost.micros)) },
            minutes: budget.minutes.map { max(0, $0 - Int(clamping: spend.milliseconds / 60_000)) })
        return BudgetLeft(budget: name, left: left, of: budget)
    }
}
