import TestSupport
import Testing

@testable import Domain

struct SpendBookTests {
    private func place(_ lane: Int = 1, turn: Int = 1, target: Int = 1, agent: String = "claude", day: String = "2026-11-23") -> SpendPlace
    {
        SpendPlace(agent: agent, lane: LaneID(number: lane), turn: turn, target: TargetID(number: target), day: day)
    }

    private func at(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1000) }

    private func usage(_ tokens: Int, _ dollars: Double? = nil, _ source: FigureSource = .unknown) -> UsageDelta {
        UsageDelta(tokens: TokenCounts(input: tokens), cost: dollars.map(Money.init(dollars:)), costSource: source)
    }

    @Test func sumsByScopeAndSource() {
        var book = SpendBook()
        book.add(usage(100, 0.5, .reported), at: place())
        book.add(usage(50, 0.25, .priced), at: place(turn: 2))
        book.add(usage(7), at: place(2, agent: "codex"))
        let lane = book.spend(.lane(LaneID(number: 1)), now: at(0))
        #expect(lane.tokens.total == 150 && lane.reported == Money(dollars: 0.5) && lane.priced == Money(dollars: 0.25))
        #expect(lane.costWords(priceDate: "2026-11-01") == "0.75 USD (0.50 reported, 0.25 priced as of 2026-11-01)")
        let day = book.spend(.day("2026-11-23"), now: at(0))
        #expect(
            day.costWords(priceDate: "2026-11-01") == "0.75 USD (0.50 reported, 0.25 priced as of 2026-11-01; cost of 7 tokens unknown)")
        #expect(book.spend(.agent("codex"), now: at(0)).costWords(priceDate: "") == "unknown cost of 7 tokens")
        #expect(book.spend(.target(TargetID(number: 1)), now: at(0)).tokens.total == 157)
        #expect(book.spend(.day("2026-11-24"), now: at(0)) == Spend())
    }

    @Test func aReportedTotalTakesThePlaceOfWhatWasPriced() {
        var book = SpendBook()
        book.add(usage(100, 0.5, .priced), at: place())
        book.add(usage(100), at: place(day: "2026-11-24"))
        book.add(usage(10, 0.1, .priced), at: place(turn: 2))
        book.add(usage(0, 0.7, .reported), at: place(day: "2026-11-24"))
        book.add(usage(30, 0.2, .priced), at: place(day: "2026-11-24"))
        let turn = book.spend(.turn(LaneID(number: 1), 1), now: at(0))
        #expect(turn.reported == Money(dollars: 0.7) && turn.priced == Money(dollars: 0.2) && turn.unknownTokens == 0)
        #expect(turn.tokens.total == 230)
        #expect(book.spend(.lane(LaneID(number: 1)), now: at(0)).cost == Money(dollars: 1))
        #expect(book.spend(.day("2026-11-23"), now: at(0)).cost == Money(dollars: 0.1))
    }

    @Test func hostileFiguresNeitherCrashNorWinBudgetBack() {
        var book = SpendBook()
        book.add(usage(.max, 1e12, .reported), at: place())
        book.add(usage(.max, 1e12, .reported), at: place())
        book.add(UsageDelta(tokens: TokenCounts(input: -5, output: .min), cost: Money(micros: .min), costSource: .reported), at: place())
        #expect(book.spend(.lane(LaneID(number: 1)), now: at(0)).tokens.total == .max)
        var meter = UsageMeter()
        for counting in [UsageReading.Counting.step, .process, .session] {
            for number in [Int.min, .max, -1, 0, 1] {
                let tokens = TokenCounts(input: number, cacheRead: number, cacheWrite: number, output: number)
                _ = meter.read(UsageReading(counting: counting, tokens: tokens, cost: Money(micros: Int64(number))))
            }
        }
    }

    @Test func timeCountsWhileAnAgentIsAtWork() {
        var book = SpendBook()
        book.began(place(), at: at(0))
        book.began(place(2), at: at(10))
        #expect(book.spend(.day("2026-11-23"), now: at(20)).milliseconds == 30_000)
        #expect(book.working(.day("2026-11-23")) == 2 && book.working(.lane(LaneID(number: 1))) == 1)
        book.ended(lane: LaneID(number: 1), turn: 1, at: at(30))
        book.ended(lane: LaneID(number: 1), turn: 1, at: at(90))
        book.began(place(day: "2026-11-24"), at: at(100))
        book.ended(lane: LaneID(number: 2), turn: 1, at: at(5))
        #expect(book.spend(.day("2026-11-23"), now: at(200)).milliseconds == 30_000)
        #expect(book.spend(.turn(LaneID(number: 1), 1), now: at(200)).milliseconds == 130_000)
    }

    /// Sums against adding up a list, over random usage.
    @Test(arguments: 0..<10)
    func agreesWithAList(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var book = SpendBook()
        var list: [(place: SpendPlace, usage: UsageDelta)] = []
        for _ in 0..<300 {
            let place = place(
                .random(in: 1...3, using: &random), turn: .random(in: 1...2, using: &random), target: .random(in: 1...2, using: &random),
                agent: ["a", "b"].randomElement(using: &random) ?? "", day: ["1", "2"].randomElement(using: &random) ?? "")
            let source = [FigureSource.reported, .priced, .unknown].randomElement(using: &random) ?? .unknown
            let cost = source == .unknown ? nil : Money(micros: .random(in: 0...1000, using: &random))
            let delta = UsageDelta(tokens: TokenCounts(output: .random(in: 0...100, using: &random)), cost: cost, costSource: source)
            book.add(delta, at: place)
            list.append((place, delta))
        }
        func superseded(_ index: Int) -> Bool {
            list[(index + 1)...].contains {
                $0.place.lane == list[index].place.lane && $0.place.turn == list[index].place.turn && $0.usage.costSource == .reported
            }
        }
        for scope in Set(list.flatMap(\.place.scopes)) {
            var expected = Spend()
            for (index, entry) in list.enumerated() where entry.place.scopes.contains(scope) {
                expected.tokens = expected.tokens + entry.usage.tokens
                switch entry.usage.costSource {
                case .reported: expected.reported = expected.reported + (entry.usage.cost ?? Money(micros: 0))
                case .priced where !superseded(index): expected.priced = expected.priced + (entry.usage.cost ?? Money(micros: 0))
                case .unknown where !superseded(index): expected.unknownTokens += entry.usage.tokens.total
                default: break
                }
            }
            #expect(book.spend(scope, now: at(0)) == expected, "\(scope)")
        }
    }
}
