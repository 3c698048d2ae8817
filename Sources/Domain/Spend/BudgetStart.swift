/// When programs of an adapter say what they cost.
package enum CostReporting: Sendable {
    case never
    /// At the end of a turn.
    case atEnd
    /// With every request.
    case live
}

/// Whether the budgets let a turn begin.
package enum BudgetStart: Equatable, Sendable {
    /// With what the operator should know.
    case allowed(warnings: [String])
    /// With the reason in words.
    case refused(String)
}

extension BudgetCheck {
    /// Whether a turn may begin: no budget is used up, and a budget of money can be kept to.
    ///
    /// Money can be counted when the program reports its cost or the model has a price. Otherwise the workspace's `unknownCost` decides;
    /// tokens and minutes are counted in any case.
    /// - Parameters:
    ///   - model: that of the definition; nil when the program chooses.
    package func mayStart(_ book: SpendBook, now: Timestamp, model: String?, prices: PriceTable, reporting: CostReporting) -> BudgetStart {
        for limit in limits {
            if let breach = limit.breach(book.spend(limit.scope, now: now), priceDate: priceDate, full: true) {
                return .refused(breach.description)
            }
        }
        guard reporting != .live, prices.price(of: model) == nil, let limit = limits.first(where: { $0.budget.money != nil }) else {
            return .allowed(warnings: [])
        }
        let subject = model.map { "model \($0) of agent \(agent)" } ?? "agent \(agent)"
        if reporting == .atEnd {
            return .allowed(warnings: [
                "\(limit.name) limits money, but \(subject) reports its cost only at the end of a turn and has no price in 'prices': "
                    + "the stop comes after the turn"
            ])
        }
        let cause = "\(limit.name) limits money, but \(subject) reports no cost and has no price in 'prices'"
        switch unknownCost {
        case .refuse: return .refused("\(cause); add its price, or limit tokens instead")
        case .warn: return .allowed(warnings: ["\(cause): only tokens and minutes are counted"])
        }
    }
}
