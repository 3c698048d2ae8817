import Foundation
import TestSupport
import Testing

@testable import Domain

/// What counts as time at work.
struct TurnRestTests {
    private func minutes(_ day: DayBuilder, _ lane: LaneID, at minute: Double) -> Double? {
        day.model.lanes[lane]?.turns.last.map { Double($0.workMilliseconds(now: DayBuilder.at(minute))) / 60_000 }
    }

    private func running(_ day: inout DayBuilder) throws -> LaneID {
        let lane = try day.lane(at: 0)
        try day.on(lane, .phase(.preparing, note: ""), 0)
        try day.on(lane, .prepared(Workplace(path: "/w", branch: "b", base: "base", port: 4000)), 0)
        try day.on(lane, .phase(.working, note: ""), 0)
        try day.on(lane, .turnStarted(number: 1, cause: .first, job: "j", prompt: "p", from: "base", comments: []), 0)
        return lane
    }

    private func ask(_ number: Int, at minute: Double) -> LaneEvent {
        .asked(
            Ask(id: AskID(number: number), turn: 1, ask: AgentAsk(key: "\(number)", kind: .question, text: "?"), at: DayBuilder.at(minute)))
    }

    @Test func pausesAndAsksThatOverlapCountOnce() throws {
        var day = DayBuilder()
        let lane = try running(&day)
        try day.on(lane, ask(1, at: 10), 10)
        try day.on(lane, ask(2, at: 12), 12)
        try day.apply(.workspace(.held(.repository("web"))), 14)
        try day.on(lane, .answered(AskID(number: 1), Answer(verdict: .reply, by: "ada")), 16)
        try day.on(lane, .askWithdrawn(AskID(number: 2)), 18)
        #expect(minutes(day, lane, at: 20) == 10)
        try day.on(lane, .paused, 20)
        try day.apply(.workspace(.resumed(.repository("web"))), 22)
        try day.on(lane, .resumed, 25)
        #expect(minutes(day, lane, at: 25) == 10)
        #expect(minutes(day, lane, at: 40) == 25)
        try day.on(lane, .turnEnded(number: 1, TurnOutcome(ending: .completed, head: "h", newCommits: 1)), 45)
        #expect(minutes(day, lane, at: 900) == 30)
        #expect(day.model.lanes[lane]?.turns.last?.rest?.milliseconds == 900_000)
        #expect(day.model.lanesAtWork.isEmpty)
    }

    @Test func aTurnThatEndsWhileItRests() throws {
        var day = DayBuilder()
        let lane = try running(&day)
        try day.on(lane, ask(1, at: 5), 5)
        try day.on(lane, .turnEnded(number: 1, TurnOutcome(ending: .stopped, head: "h", newCommits: 0)), 9)
        #expect(minutes(day, lane, at: 100) == 5)
        // Held while nothing runs, and a turn that begins under it.
        try day.apply(.workspace(.held(.all)), 10)
        try day.on(lane, .turnStarted(number: 2, cause: .retry, job: "j", prompt: "p", from: "base", comments: []), 20)
        #expect(minutes(day, lane, at: 30) == 0)
        try day.apply(.workspace(.resumed(.all)), 30)
        #expect(minutes(day, lane, at: 31) == 1)
    }

    @Test func aHoldThatDoesNotCoverTheLaneChangesNothing() throws {
        var day = DayBuilder()
        let lane = try running(&day)
        let before = day.model.lanes[lane]
        try day.apply(.workspace(.held(.agent("other"))), 1)
        try day.apply(.workspace(.resumed(.agent("never-held"))), 2)
        #expect(day.model.lanes[lane] == before && before?.turns.last?.rest == nil)
    }

    @Test func aClockThatGoesBackTakesNoTimeAway() throws {
        var day = DayBuilder()
        let lane = try running(&day)
        try day.on(lane, .paused, 10)
        try day.on(lane, .resumed, 4)
        #expect(minutes(day, lane, at: 20) == 20)
        #expect(minutes(day, lane, at: -5) == 0)
    }

    /// A ledger written before targets had budgets.
    @Test func olderTargetsHaveNoBudget() throws {
        let target = Target(
            id: TargetID(number: 1), title: "t", intent: "", repository: "web", kind: "fix", risk: .low, budget: Budget(minutes: 3))
        let event = Event.target(target.id, .added(target))
        let data = try JSONEncoder().encode(event)
        #expect(try JSONDecoder().decode(Event.self, from: data) == event)
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.contains(#","budget":{"minutes":3}"#) || text.contains(#""budget":{"minutes":3},"#))
        let old = text.replacing(#""budget":{"minutes":3},"#, with: "").replacing(#","budget":{"minutes":3}"#, with: "")
        guard case .target(_, .added(let found)) = try JSONDecoder().decode(Event.self, from: Data(old.utf8)) else {
            return #expect(Bool(false))
        }
        #expect(found.budget == nil && found.title == "t")
    }
}
