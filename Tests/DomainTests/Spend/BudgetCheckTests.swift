import Testing

@testable import Domain

struct BudgetCheckTests {
    private let place = SpendPlace(agent: "claude", lane: LaneID(number: 1), turn: 1, target: TargetID(number: 4), day: "2026-11-23")
    private let now = Timestamp(milliseconds: 0)
    private let priced = PriceTable(
        date: "2026-11-01",
        models: [
            "m": ModelPrice(
                input: Money(dollars: 1), output: Money(dollars: 2), cacheRead: Money(dollars: 0.1), cacheWrite: Money(dollars: 1))
        ])

    private func check(_ definition: AgentBudget = .init(), target: Budget? = nil, workspace: WorkspaceBudget = .init()) -> BudgetCheck {
        BudgetCheck(place: place, definition: definition, target: target, workspace: workspace, prices: priced)
    }

    private func book(_ tokens: Int, _ dollars: Double? = nil, _ source: FigureSource = .reported) -> SpendBook {
        var book = SpendBook()
        var usage = TurnUsage()
        usage.add(UsageDelta(tokens: TokenCounts(input: tokens), cost: dollars.map(Money.init(dollars:)), costSource: source))
        book.add(Spend(usage), at: place)
        return book
    }

    /// A book in which agents of the same definition and target work since the beginning, each in its own lane.
    private func working(_ lanes: Int) throws -> SpendBook {
        var book = SpendBook()
        for number in 1...lanes {
            let start = LaneStart(
                target: place.target, repository: "web", boundary: nil, risk: .low, kind: "fix", title: "t", agent: place.agent,
                definition: "d", attempt: 1, maxTurns: 3, maxFiles: 1, maxLines: 1)
            var lane = Lane(id: LaneID(number: number), start: start, at: now)
            lane.turns = [Turn(number: 1, cause: .first, job: "j", prompt: "p", from: "b", startedAt: now)]
            book.take(lane) { _ in place.day }
        }
        return book
    }

    @Test func saysWhichBudgetWithFigures() {
        let two = Budget(money: Money(dollars: 2))
        #expect(
            check(AgentBudget(lane: two)).exceeded(book(5, 2.03), now: now)?.description
                == "lane budget of agent claude: 2.03 of 2.00 USD (reported)")
        #expect(
            check(AgentBudget(turn: two)).exceeded(book(5, 2.5, .priced), now: now)?.description
                == "turn budget of agent claude: 2.50 of 2.00 USD (priced as of 2026-11-01)")
        #expect(
            check(target: two).exceeded(book(5, 2.000001), now: now)?.description
                == "budget of target T-4: 2.000001 of 2.00 USD (reported)")
        #expect(
            check(workspace: WorkspaceBudget(target: Budget(tokens: 4))).exceeded(book(5), now: now)?.description
                == "budget of target T-4 (the workspace's): 5 of 4 tokens (reported)")
        // The stricter of the two holds, and the words say which.
        let workspace = WorkspaceBudget(target: Budget(tokens: 4, minutes: 9))
        #expect(
            check(target: Budget(tokens: 9), workspace: workspace).exceeded(book(5), now: now)?.description
                == "budget of target T-4 (the workspace's): 5 of 4 tokens (reported)")
        #expect(
            check(target: Budget(tokens: 3), workspace: workspace).exceeded(book(4), now: now)?.description
                == "budget of target T-4: 4 of 3 tokens (reported)")
        #expect(check(target: Budget(minutes: 3), workspace: workspace).exceeded(book(4), now: now) == nil)
        #expect(
            check(AgentBudget(day: Budget(tokens: 4))).exceeded(book(5), now: now)?.description
                == "day budget of agent claude: 5 of 4 tokens (reported)")
        #expect(
            check(workspace: WorkspaceBudget(day: Budget(tokens: 4))).exceeded(book(5), now: now)?.budget == "day budget of the workspace")
        #expect(check(AgentBudget(lane: two)).exceeded(book(5, 2), now: now) == nil)
        #expect(check().exceeded(book(.max, 1e6), now: now) == nil)
    }

    @Test func theNarrowestComesFirst() {
        let one = Budget(tokens: 1)
        let all = check(
            AgentBudget(turn: one, lane: one, day: one), target: one, workspace: WorkspaceBudget(turn: one, lane: one, day: one))
        #expect(all.exceeded(book(5), now: now)?.budget == "turn budget of agent claude")
    }

    @Test func unknownCostIsSaid() {
        var book = book(5, 2.5)
        var more = TurnUsage()
        more.tokens.input = 1200
        book.add(Spend(more), at: place)
        #expect(
            check(AgentBudget(lane: Budget(money: Money(dollars: 2)))).exceeded(book, now: now)?.figures
                == "2.50 of 2.00 USD (reported; cost of 1200 tokens unknown)")
    }

    @Test func whatIsLeftIsSaidForTheTurnTheLaneAndTheTarget() throws {
        let all = AgentBudget(
            turn: Budget(tokens: 2_000_000, minutes: 90), lane: Budget(tokens: 4, money: Money(dollars: 2)), day: Budget(tokens: 9))
        let check = check(all, target: Budget(minutes: 60), workspace: WorkspaceBudget(day: Budget(tokens: 9)))
        #expect(
            check.left(book(5, 0.5), now: now).map(\.description) == [
                "turn budget of agent claude: 1999995 tokens, 90 min at work left of 2M tokens, 90 min at work",
                "lane budget of agent claude: 0 tokens, 1.50 USD left of 4 tokens, 2.00 USD",
                "budget of target T-4: 60 min at work left of 60 min at work",
            ])
        let late = Timestamp(milliseconds: 61 * 60_000)
        #expect(check.left(try working(1), now: late).map(\.left.minutes) == [29, nil, 0])
        #expect(self.check().left(book(5), now: now).isEmpty)
    }

    @Test func minutes() throws {
        let one = try working(1)
        let check = check(AgentBudget(lane: Budget(minutes: 10), day: Budget(minutes: 15)))
        #expect(check.secondsLeft(one, now: Timestamp(milliseconds: 60_000)) == 540)
        // Two at work use up the day twice as fast.
        let book = try working(2)
        #expect(check.secondsLeft(book, now: Timestamp(milliseconds: 60_000)) == 390)
        let end = Timestamp(milliseconds: 600_000)
        #expect(check.secondsLeft(book, now: end) == 0)
        #expect(check.exceeded(book, now: end)?.description == "lane budget of agent claude: 10 min of 10 min at work (measured)")
        #expect(check.exceeded(book, now: Timestamp(milliseconds: 599_999))?.budget == "day budget of agent claude")
        #expect(self.check(AgentBudget(lane: Budget(tokens: 1))).secondsLeft(book, now: now) == nil)
    }

    @Test func theTimerEndsWhereTheBudgetDoes() throws {
        let book = try working(1)
        let check = check(AgentBudget(turn: Budget(minutes: 3)))
        let left = try #require(check.secondsLeft(book, now: now))
        #expect(check.exceeded(book, now: Timestamp(milliseconds: Int64(left * 1000) - 1)) == nil)
        #expect(check.exceeded(book, now: Timestamp(milliseconds: Int64(left * 1000))) != nil)
    }

    @Test func startsOnlyWhereSomethingIsLeft() {
        let lane = AgentBudget(lane: Budget(money: Money(dollars: 2)))
        let next = SpendPlace(agent: "claude", lane: LaneID(number: 1), turn: 2, target: TargetID(number: 4), day: "2026-11-23")
        func start(_ book: SpendBook, _ workspace: WorkspaceBudget = .init(), model: String? = "m", _ reporting: CostReporting = .live)
            -> BudgetStart
        {
            BudgetCheck(place: next, definition: lane, workspace: workspace, prices: priced)
                .mayStart(book, now: now, model: model, prices: priced, reporting: reporting)
        }
        #expect(start(book(5, 1.99)) == .allowed(warnings: []))
        #expect(start(book(5, 2)) == .refused("lane budget of agent claude: 2.00 of 2.00 USD (reported)"))
        #expect(start(book(5), model: "m", .never) == .allowed(warnings: []))
        #expect(start(book(5), model: nil, .live) == .allowed(warnings: []))
        guard case .allowed(let late) = start(book(5), model: "other", .atEnd) else { return #expect(Bool(false)) }
        #expect(late.count == 1 && late[0].contains("only at the end of a turn"))
        guard case .allowed(let blind) = start(book(5), model: "other", .never) else { return #expect(Bool(false)) }
        #expect(
            blind == [
                "lane budget of agent claude limits money, but model other of agent claude reports no cost and has no price in 'prices': "
                    + "only tokens and minutes are counted"
            ])
        guard case .refused(let words) = start(book(5), WorkspaceBudget(unknownCost: .refuse), model: nil, .never) else {
            return #expect(Bool(false))
        }
        #expect(words.hasSuffix("add its price, or limit tokens instead"))
    }
}
