import TestSupport
import Testing

@testable import Domain

struct SpendBookTests {
    private let now = Timestamp(milliseconds: 0)

    private func usage(_ tokens: Int, reported: Double? = nil, priced: Double? = nil, unpriced: Int = 0) -> TurnUsage {
        var usage = TurnUsage()
        usage.tokens = TokenCounts(input: tokens)
        usage.reported = reported.map(Money.init(dollars:))
        usage.priced = priced.map(Money.init(dollars:))
        usage.unpricedTokens = unpriced
        return usage
    }

    private func place(_ lane: Int = 1, turn: Int = 1, agent: String = "claude") -> SpendPlace {
        SpendPlace(agent: agent, lane: LaneID(number: lane), turn: turn, target: TargetID(number: 1), day: "2026-11-23")
    }

    @Test func sumsByScopeAndSource() {
        var book = SpendBook()
        book.add(Spend(usage(100, reported: 0.5, priced: 9)), at: place())
        book.add(Spend(usage(50, priced: 0.25)), at: place(turn: 2))
        book.add(Spend(usage(7)), at: place(2, agent: "codex"))
        let lane = book.spend(.lane(LaneID(number: 1)), now: now)
        #expect(lane.tokens.total == 150 && lane.reported == Money(dollars: 0.5) && lane.priced == Money(dollars: 0.25))
        #expect(lane.costWords(priceDate: "2026-11-01") == "0.75 USD (0.50 reported, 0.25 priced as of 2026-11-01)")
        #expect(
            book.spend(.day("2026-11-23"), now: now).costWords(priceDate: "2026-11-01")
                == "0.75 USD (0.50 reported, 0.25 priced as of 2026-11-01; cost of 7 tokens unknown)")
        #expect(book.spend(.agent("codex"), now: now).costWords(priceDate: "") == "unknown cost of 7 tokens")
        #expect(book.spend(.target(TargetID(number: 1)), now: now).tokens.total == 157)
        #expect(book.spend(.day("2026-11-24"), now: now) == Spend())
        #expect(Spend(usage(10, priced: 1, unpriced: 4)).unknownTokens == 4)
    }

    @Test func hostileFiguresNeitherCrashNorWinBudgetBack() {
        var book = SpendBook()
        book.add(Spend(usage(.max, reported: 9e12)), at: place())
        book.add(Spend(usage(.max, reported: 9e12)), at: place())
        var less = usage(-5, reported: -3, unpriced: -9)
        less.tokens.output = .min
        book.add(Spend(less), at: place())
        #expect(book.spend(.lane(LaneID(number: 1)), now: now).tokens.total == .max)
        var meter = UsageMeter()
        for counting in [UsageReading.Counting.step, .process, .session] {
            for number in [Int.min, .max, -1, 0, 1] {
                let tokens = TokenCounts(input: number, cacheRead: number, cacheWrite: number, output: number)
                _ = meter.read(UsageReading(counting: counting, tokens: tokens, cost: Money(micros: Int64(number))))
            }
        }
    }

    @Test func scopesOfAPlace() {
        let places = [place(), place(turn: 2), place(2), place(agent: "codex")]
        for place in places {
            for scope in places.flatMap(\.scopes) { #expect(place.isIn(scope) == place.scopes.contains(scope)) }
        }
    }

    @Test func theRunningTurnCountsWithWhatItsProgramSaid() throws {
        var day = SpendDay(seed: 1)
        let lane = try day.begin()
        var book = SpendBook()
        day.take(into: &book)
        let scope = SpendScope.lane(lane)
        #expect(book.spend(scope, now: DayBuilder.at(10)).milliseconds == 600_000 && book.working(scope) == 1)
        book.replace(usage(42), of: lane, .turn(1))
        #expect(book.spend(scope, now: DayBuilder.at(10)).tokens.total == 42)
        try day.day.apply(.workspace(.held(.all)), 10)
        day.take(into: &book)
        #expect(book.spend(scope, now: DayBuilder.at(60)).milliseconds == 600_000 && book.working(scope) == 0)
        #expect(book.spend(scope, now: DayBuilder.at(60)).tokens.total == 0)
    }

    /// Turns that begin, use, ask, are paused and end at random, against a list that is added up minute by minute.
    @Test(arguments: 0..<12)
    func agreesWithAddingUpEverything(_ seed: Int) throws {
        var day = SpendDay(seed: UInt64(seed))
        var book = SpendBook()
        for step in 0..<400 {
            try day.step()
            // Not after every step: what was missed must be made up.
            if step % 3 == 0 { day.take(into: &book) }
        }
        day.take(into: &book)
        let moment = DayBuilder.at(day.minute)
        let expected = day.naive()
        #expect(!expected.isEmpty && expected.values.contains { $0.milliseconds > 0 })
        for (scope, spend) in expected { #expect(book.spend(scope, now: moment) == spend, "\(scope)") }
        var fresh = SpendBook()
        for lane in day.day.model.lanes.values { fresh.take(lane, day: SpendDay.name) }
        for scope in expected.keys { #expect(fresh.spend(scope, now: moment) == book.spend(scope, now: moment)) }
    }

    @Test func tenThousandTurnsAreReadOnce() throws {
        var day = DayBuilder()
        var lanes: [LaneID] = []
        for _ in 0..<100 { lanes.append(try day.lane(at: 0)) }
        for turn in 0..<100 { for lane in lanes { try day.work(lane, from: Double(turn), to: Double(turn) + 0.5) } }
        var book = SpendBook()
        var read = 0
        for _ in 0..<3 {
            for lane in day.model.lanes.values {
                book.take(lane) { _ in
                    read += 1
                    return "d"
                }
            }
        }
        #expect(read == 10_000)
        #expect(book.spend(.day("d"), now: DayBuilder.at(200)).milliseconds == 10_000 * 30_000)
    }
}
