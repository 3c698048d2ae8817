import TestSupport
import Testing

@testable import Domain

/// What of a day is told, and what the ledger knows of it.
struct NoticeItemTests {
    private func ask(_ number: Int, _ kind: AgentAsk.Kind, _ text: String, at minute: Double) -> Ask {
        let call = kind == .permission ? ToolCall(id: "c", name: "Bash", kind: .execute, command: text) : nil
        return Ask(
            id: AskID(number: number), turn: 1, ask: AgentAsk(key: "k\(number)", kind: kind, call: call, text: text),
            touches: kind == .permission ? ["the network"] : [], at: DayBuilder.at(minute))
    }

    /// A lane whose agent waits for a permission and an answer, one that is ready, one that landed, and an alarm.
    private func day() throws -> DayBuilder {
        var day = DayBuilder()
        let asking = try day.lane(title: "Ask\nme", at: 0)
        try day.on(asking, .phase(.preparing, note: ""), 1)
        try day.on(asking, .prepared(Workplace(path: "/w", branch: "b", base: "base", port: 4000)), 1)
        try day.on(asking, .phase(.working, note: ""), 1)
        try day.on(asking, .turnStarted(number: 1, cause: .first, job: "j", prompt: "p", from: "base", comments: []), 1)
        try day.on(asking, .asked(ask(1, .permission, "curl x", at: 2)), 2)
        try day.on(asking, .asked(ask(2, .question, "Which?", at: 3)), 3)
        let ready = try day.lane(at: 4)
        try day.work(ready, from: 5, to: 6)
        try day.candidate(ready, at: 6)
        try day.gate(ready, "lint", from: 6, to: 7)
        try day.gate(ready, "test", from: 6, to: 7)
        try day.publish(ready, at: 8)
        try day.on(ready, .needsOperator(.readyToInspect, detail: "1 file"), 8)
        _ = try day.landedLane(at: 20)
        try day.apply(.workspace(.alarm("the tree is not what was gated")), 40)
        return day
    }

    @Test func everythingThatWaitsIsTold() throws {
        let day = try day()
        let items = NoticeItem.current(day.model, landedSince: nil)
        #expect(items.map(\.key) == ["alarm/1", "A-1", "A-2", "L-2/ready-to-inspect/\(DayBuilder.at(8).milliseconds)"])
        #expect(items.map(\.path) == ["/", "/inbox", "/inbox", "/lanes/L-2/inspect"])
        #expect(items[1].isPermission && !items[2].isPermission)
        #expect(items[1].claim == "Bash: curl x" && items[1].detail == "A-1: touches the network")
        #expect(NoticeItem.current(day.model, landedSince: DayBuilder.at(30)).last?.key == "L-3/landed")
        #expect(NoticeItem.current(day.model, landedSince: DayBuilder.at(31)).count == 4)
    }

    @Test func theLedgerKnowsWhatWasToldAndForgetsWhatIsOver() throws {
        var day = try day()
        let since = DayBuilder.at(10)
        func notice(_ id: String, _ keys: [String]) -> Event {
            .workspace(.noticeBegun(Notice(id: id, destination: "d", keys: keys, landedSince: since)))
        }
        func ended(_ id: String, _ outcome: NoticeOutcome, _ detail: String = "") -> Event {
            .workspace(.noticeEnded(id: id, destination: "d", outcome, detail: detail))
        }
        try day.apply(notice("m1", ["A-1", "A-2"]), 50)
        #expect(day.model.workspace.notices["d"]?.open?.id == "m1")
        #expect(day.model.workspace.notices["d"]?.told == [])
        // The end of another message is nobody's.
        try day.apply(ended("m0", .delivered), 51)
        #expect(day.model.workspace.notices["d"]?.open?.id == "m1")
        try day.apply(ended("m1", .failed, "HTTP 500"), 52)
        let failed = try #require(day.model.workspace.notices["d"])
        #expect(failed.open == nil && failed.told == [] && failed.problem == "HTTP 500" && failed.failedAt == DayBuilder.at(52))
        try day.apply(notice("m2", ["A-1", "A-2", "L-3/landed"]), 53)
        try day.apply(ended("m2", .delivered), 54)
        let delivered = try #require(day.model.workspace.notices["d"])
        #expect(delivered.told == ["A-1", "A-2", "L-3/landed"] && delivered.problem == nil && delivered.delivered == 1)
        #expect(delivered.since == since && delivered.landedThrough == DayBuilder.at(30))

        try day.on(LaneID(number: 1), .answered(AskID(number: 1), Answer(verdict: .deny, by: "operator:ada")), 55)
        let later = try day.landedLane(at: 60)
        try day.apply(notice("m3", ["\(later)/landed"]), 80)
        try day.apply(ended("m3", .delivered), 81)
        #expect(day.model.workspace.notices["d"]?.told == ["A-2", "\(later)/landed"])
        #expect(day.model.workspace.notices["d"]?.landedThrough == DayBuilder.at(70))
        try day.apply(notice("m4", ["A-2"]), 90)
        try day.apply(ended("m4", .obsolete), 91)
        #expect(day.model.workspace.notices["d"]?.delivered == 2)
    }
}
