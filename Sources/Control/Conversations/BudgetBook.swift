import Domain

/// The budgets that hold for a turn or a review of a lane, and what was used of them.
struct BudgetBook: Sendable {
    let context: StepContext
    let agent: AgentConfiguration
    /// The one that is to begin or is at work.
    let id: EngagementID

    private var configuration: WorkspaceConfiguration { context.configuration }

    /// Why it may not begin; nil when it may.
    func refusal() async -> String? {
        let now = await context.conductor.now()
        let start = await context.conductor.spend(at: now) { book, model, day in
            check(day, model).mayStart(
                book, now: now, model: agent.model, prices: configuration.prices, reporting: agent.adapter.costReporting)
        }
        if case .refused(let words) = start { return words }
        return nil
    }

    /// The first budget that it has exceeded, with what it has used that the ledger does not know yet.
    func exceeded(_ usage: TurnUsage, now: Timestamp) async -> String? {
        await context.conductor.spend(at: now) { book, model, day in
            let check = check(day, model)
            guard !check.isEmpty else { return nil }
            var book = book
            book.replace(usage, of: context.lane.id, id)
            return check.exceeded(book, now: now).map { "\($0)" }
        }
    }

    /// What is left of the budgets that hold for it, for the agent.
    func left() async -> [BudgetLeft] {
        let now = await context.conductor.now()
        return await context.conductor.spend(at: now) { book, model, day in check(day, model).left(book, now: now) }
    }

    private func check(_ day: String, _ model: ReadModel) -> BudgetCheck {
        let target = context.lane.start.target
        let place = SpendPlace(agent: agent.name, lane: context.lane.id, turn: id.spendNumber, target: target, day: day)
        // The target as it is now: its budget may be raised while a lane is at work.
        return BudgetCheck(
            place: place, definition: agent.budget, target: model.targets[target]?.budget, workspace: configuration.budget,
            prices: configuration.prices)
    }
}

extension AgentAdapter {
    fileprivate var costReporting: CostReporting {
        switch self {
        case .claudeCode: .atEnd
        case .acp: .live
        case .codex, .codexExec, .command, .scripted: .never
        }
    }
}
