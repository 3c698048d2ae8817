import Domain
import Reports

/// What was used so far by every turn, and the budgets that hold for one of them.
struct BudgetBook: Sendable {
    let context: StepContext
    let agent: AgentConfiguration

    private var configuration: WorkspaceConfiguration { context.configuration }

    /// Whether any budget holds here: without one nothing is added up.
    private var isLimited: Bool {
        let workspace = configuration.budget
        return ![agent.budget.turn, agent.budget.lane, agent.budget.day, workspace.turn, workspace.lane, workspace.target, workspace.day]
            .allSatisfy(\.isEmpty)
    }

    /// Why no turn may begin; nil when one may.
    func refusal() async -> String? {
        guard isLimited else { return nil }
        let now = await context.conductor.now()
        let reporting: CostReporting =
            switch agent.adapter {
            case .claudeCode: .atEnd
            case .acp: .live
            case .codex, .codexExec, .command, .scripted: .never
            }
        let turn = context.lane.turns.count + 1
        let start = check(turn, now).mayStart(
            await book(without: nil), now: now, model: agent.model, prices: configuration.prices, reporting: reporting)
        if case .refused(let words) = start { return words }
        return nil
    }

    /// The first budget that a running turn has exceeded, with what it has used that the ledger does not know yet.
    func exceeded(_ turn: Turn, _ usage: TurnUsage, now: Timestamp) async -> String? {
        guard isLimited else { return nil }
        var book = await book(without: turn.number)
        Self.add(usage, to: &book, at: place(turn.number, turn.startedAt))
        book.began(place(turn.number, turn.startedAt), at: turn.startedAt)
        return check(turn.number, now).exceeded(book, now: now).map { "\($0)" }
    }

    private func check(_ turn: Int, _ now: Timestamp) -> BudgetCheck {
        BudgetCheck(place: place(turn, now), definition: agent.budget, workspace: configuration.budget, prices: configuration.prices)
    }

    private func place(_ turn: Int, _ time: Timestamp) -> SpendPlace {
        SpendPlace(
            agent: context.lane.start.agent, lane: context.lane.id, turn: turn, target: context.lane.start.target, day: day(time))
    }

    private func day(_ time: Timestamp) -> String { LocalDay.name(of: time, zone: configuration.timeZone) }

    private func book(without own: Int?) async -> SpendBook {
        var book = SpendBook()
        for lane in await context.conductor.model.lanes.values {
            for turn in lane.turns where lane.id != context.lane.id || turn.number != own {
                let place = SpendPlace(
                    agent: lane.start.agent, lane: lane.id, turn: turn.number, target: lane.start.target, day: day(turn.startedAt))
                if let usage = turn.usage { Self.add(usage, to: &book, at: place) }
                book.began(place, at: turn.startedAt)
                if let end = turn.endedAt { book.ended(lane: lane.id, turn: turn.number, at: end) }
            }
        }
        return book
    }

    private static func add(_ usage: TurnUsage, to book: inout SpendBook, at place: SpendPlace) {
        book.add(UsageDelta(model: usage.model, tokens: usage.tokens, cost: usage.cost, costSource: usage.costSource), at: place)
    }
}
