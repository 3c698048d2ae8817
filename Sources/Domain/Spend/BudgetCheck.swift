/// A budget that is used up.
package struct BudgetBreach: Equatable, Sendable, CustomStringConvertible {
    package enum Amount: String, Sendable {
        case tokens, money, minutes
    }

    /// `lane budget of agent claude`.
    package let budget: String
    package let amount: Amount
    /// `2.03 of 2.00 USD (reported)`.
    package let figures: String

    package var description: String { "\(budget): \(figures)" }
}

/// Compares what was used with every budget that holds for a turn.
package struct BudgetCheck: Sendable {
    let limits: [BudgetLimit]
    let priceDate: String
    let unknownCost: UnknownCost
    let agent: String

    /// Whether there is any budget: without one nothing needs to be added up.
    package var isEmpty: Bool { limits.isEmpty }

    /// - Parameters:
    ///   - place: the turn that is at work or is to begin; its day is today.
    ///   - target: a budget of the target's own. It holds beside the workspace's for targets: whichever is used up first stops the work.
    package init(place: SpendPlace, definition: AgentBudget, target: Budget? = nil, workspace: WorkspaceBudget, prices: PriceTable) {
        let turn = SpendScope.turn(place.lane, place.turn)
        limits = [
            BudgetLimit(name: "turn budget of agent \(place.agent)", scope: turn, budget: definition.turn),
            BudgetLimit(name: "turn budget of the workspace", scope: turn, budget: workspace.turn),
            BudgetLimit(name: "lane budget of agent \(place.agent)", scope: .lane(place.lane), budget: definition.lane),
            BudgetLimit(name: "lane budget of the workspace", scope: .lane(place.lane), budget: workspace.lane),
            BudgetLimit(name: "budget of target \(place.target)", scope: .target(place.target), budget: target ?? Budget()),
            BudgetLimit(
                name: "budget of target \(place.target) (the workspace's)", scope: .target(place.target), budget: workspace.target),
            BudgetLimit(
                name: "day budget of agent \(place.agent)", scope: .agentDay(place.agent, day: place.day), budget: definition.day),
            BudgetLimit(name: "day budget of the workspace", scope: .day(place.day), budget: workspace.day),
        ].filter { !$0.budget.isEmpty }
        priceDate = prices.date
        unknownCost = workspace.unknownCost
        agent = place.agent
    }

    /// The first budget that is exceeded, the narrowest first; nil when none is.
    package func exceeded(_ book: SpendBook, now: Timestamp) -> BudgetBreach? {
        for limit in limits {
            if let breach = limit.breach(book.spend(limit.scope, now: now), priceDate: priceDate, full: false) { return breach }
        }
        return nil
    }

    /// The time until the first budget of minutes is used up when everyone who is at work now goes on; nil when no budget has minutes.
    /// 0 when one is used up already.
    package func secondsLeft(_ book: SpendBook, now: Timestamp) -> Double? {
        limits.compactMap { limit -> Double? in
            guard let minutes = limit.budget.minutes else { return nil }
            let used = Double(book.spend(limit.scope, now: now).milliseconds) / 1000
            return max(0, Double(minutes) * 60 - used) / Double(max(1, book.working(limit.scope)))
        }.min()
    }
}

/// One budget and what it is for.
struct BudgetLimit: Sendable {
    let name: String
    let scope: SpendScope
    let budget: Budget

    /// - Parameter full: whether a budget that is used up to its last part counts too.
    func breach(_ spend: Spend, priceDate: String, full: Bool) -> BudgetBreach? {
        if let tokens = budget.tokens, spend.tokens.total > tokens || (full && spend.tokens.total == tokens) {
            return BudgetBreach(budget: name, amount: .tokens, figures: "\(spend.tokens.total) of \(tokens) tokens (reported)")
        }
        if let money = budget.money, spend.cost > money || (full && spend.cost == money) {
            let short = (spend.cost.words, money.words)
            let (used, limit) =
                short.0 == short.1 ? (MoneyText.write(Int(spend.cost.micros)), MoneyText.write(Int(money.micros))) : short
            return BudgetBreach(
                budget: name, amount: .money, figures: "\(used) of \(limit) USD (\(spend.sourceWords(priceDate: priceDate)))")
        }
        // Minutes are used up when they are over: that is when the timer fires.
        if let minutes = budget.minutes, spend.milliseconds >= Int64(clamping: minutes).multipliedClamping(by: 60_000) {
            let used = DurationWords.text(seconds: Double(spend.milliseconds) / 1000)
            return BudgetBreach(budget: name, amount: .minutes, figures: "\(used) of \(minutes) min at work (measured)")
        }
        return nil
    }
}

extension Int64 {
    fileprivate func multipliedClamping(by factor: Int64) -> Int64 {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? .max : product
    }
}
