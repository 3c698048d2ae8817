import Domain
import TestSupport
import Testing

@testable import Control

/// The book that is kept up against one that is made anew.
struct SpendKeeperTests {
    private static let zone = "Pacific/Auckland"

    @Test(arguments: [1, 2, 3] as [UInt64])
    func agreesWithABookMadeAnew(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var day = DayBuilder()
        var keeper = SpendKeeper(zone: Self.zone)
        var lanes: [LaneID] = []
        for _ in 0..<4 {
            let lane = try day.lane(at: 0)
            try day.work(lane, from: 0, to: 1)
            lanes.append(lane)
        }
        for minute in 2..<600 {
            let event = try Self.event(day.model, lanes, &random)
            try day.apply(event, Double(minute))
            keeper.saw([event])
            guard Int.random(in: 0..<4, using: &random) == 0 else { continue }
            var fresh = SpendKeeper(zone: Self.zone)
            #expect(keeper.book(day.model) == fresh.book(day.model))
        }
        #expect(day.model.lanes.values.allSatisfy { $0.turns.count > 10 && $0.turns.contains { $0.rest != nil } })
    }

    @Test func daysAreThoseOfTheZone() {
        var keeper = SpendKeeper(zone: Self.zone)
        // Midnight there is 11:00 UTC in November.
        #expect(keeper.day(DayBuilder.at(659)) == "2026-11-23")
        #expect(keeper.day(DayBuilder.at(660)) == "2026-11-24")
        #expect(keeper.day(DayBuilder.at(659)) == "2026-11-23")
    }

    /// A turn that begins, ends, uses something or is paused, or a hold that begins or ends.
    private static func event(_ model: ReadModel, _ lanes: [LaneID], _ random: inout SeededGenerator) throws -> Event {
        if Int.random(in: 0..<10, using: &random) == 0 {
            return .workspace(model.workspace.holds.isEmpty ? .held(.all) : .resumed(.all))
        }
        let lane = try #require(lanes.randomElement(using: &random).flatMap { model.lanes[$0] })
        guard let turn = lane.openTurn else {
            return .lane(
                lane.id,
                .turnStarted(number: lane.turns.count + 1, cause: .retry, job: "j", prompt: "p", from: "base", comments: []))
        }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return .lane(lane.id, lane.paused ? .resumed : .paused)
        case 1:
            var usage = turn.usage ?? TurnUsage()
            usage.tokens.output += 7
            return .lane(lane.id, .usage(turn: turn.number, usage, UsageMeter()))
        default: return .lane(lane.id, .turnEnded(number: turn.number, TurnOutcome(ending: .completed, head: "h", newCommits: 0)))
        }
    }
}
