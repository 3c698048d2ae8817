import TestSupport
import Testing

@testable import Domain

/// What the operator and the agent of a running turn say to each other.
struct ConversationTests {
    private func working() throws -> (DayBuilder, LaneID) {
        var day = DayBuilder()
        let lane = try day.lane(at: 0)
        try day.on(lane, .phase(.preparing, note: ""), 0)
        try day.on(lane, .prepared(Workplace(path: "/w", branch: "b", base: "base", port: 4000)), 0)
        try day.on(lane, .phase(.working, note: ""), 0)
        return (day, lane)
    }

    private func start(_ number: Int) -> LaneEvent {
        .turnStarted(number: number, cause: number == 1 ? .first : .retry, job: "j\(number)", prompt: "p", from: "base", comments: [])
    }

    private func message(_ number: Int, turn: Int?, at minute: Double) -> LaneEvent {
        .messaged(
            OperatorMessage(number: number, turn: turn, text: "word \(number)", by: "ada", interrupts: false, at: DayBuilder.at(minute)))
    }

    private func ask(_ number: Int) -> LaneEvent {
        .asked(Ask(id: AskID(number: number), turn: 1, ask: AgentAsk(key: "\(number)", kind: .permission), at: DayBuilder.at(3)))
    }

    @Test("What stands in a turn's prompt is not said once more, whatever the clock says")
    func sayings() throws {
        var (day, lane) = try working()
        try day.on(lane, message(1, turn: nil, at: 1), 1)
        #expect(day.model.lanes[lane]?.openMessages.map(\.number) == [1])
        try day.on(lane, start(1), 10)
        // The clock was moved back: it is earlier than the turn and was said in it all the same.
        try day.on(lane, message(2, turn: 1, at: 2), 2)
        #expect(day.model.lanes[lane]?.messages(said: 1).map(\.number) == [2])
        #expect(day.model.lanes[lane]?.openMessages.isEmpty == true)
        try day.on(lane, .turnEnded(number: 1, TurnOutcome(ending: .aborted, head: "h", newCommits: 0)), 11)
        try day.on(lane, message(3, turn: nil, at: 12), 12)
        try day.on(lane, start(2), 12)
        try day.on(lane, message(4, turn: 2, at: 12), 12)
        #expect(day.model.lanes[lane]?.messages(said: 2).map(\.number) == [4])
        #expect(day.model.lanes[lane]?.messages(said: 1).map(\.number) == [2])
    }

    @Test("What the agent did not hear any more waits for the next turn")
    func unheard() throws {
        var (day, lane) = try working()
        try day.on(lane, start(1), 1)
        try day.on(lane, message(1, turn: 1, at: 2), 2)
        try day.on(lane, message(2, turn: 1, at: 2), 2)
        var outcome = TurnOutcome(ending: .aborted, head: "h", newCommits: 0)
        outcome.unheard = [2]
        try day.on(lane, .turnEnded(number: 1, outcome), 3)
        #expect(day.model.lanes[lane]?.openMessages.map(\.number) == [2])
        try day.on(lane, start(2), 4)
        #expect(day.model.lanes[lane]?.openMessages.isEmpty == true && day.model.lanes[lane]?.messages(said: 2).isEmpty == true)
    }

    @Test("A lane whose agent waits for an answer never forgets it, whatever is tried again; a lane that has ended waits for none")
    func retryWhileAsking() throws {
        var (day, lane) = try working()
        try day.on(lane, start(1), 2)
        try day.on(lane, ask(1), 3)
        // Ledgers hold this: the command has refused it only since.
        try day.on(lane, .retried, 4)
        #expect(day.model.lanes[lane]?.attention?.reason == .permissionAsked)
        // Something graver is taken away by a retry, and the question is there again.
        try day.on(lane, .needsOperator(.alarm, detail: "look"), 5)
        try day.on(lane, .retried, 6)
        #expect(day.model.lanes[lane]?.attention?.reason == .permissionAsked)
        try day.on(lane, .answered(AskID(number: 1), Answer(verdict: .allowOnce, by: "operator:ada")), 7)
        #expect(day.model.lanes[lane]?.attention == nil)
        try day.on(lane, ask(2), 8)
        try day.decide(lane, .abandon, "obsolete", at: 9)
        #expect(day.model.lanes[lane]?.openAsks.isEmpty == true)
        try day.on(lane, .needsOperator(.internalError, detail: "no space"), 10)
        try day.on(lane, .retried, 11)
        #expect(day.model.lanes[lane]?.attention == nil)
    }
}
