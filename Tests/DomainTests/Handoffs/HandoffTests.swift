import Domain
import Foundation
import TestSupport
import Testing

@Suite struct HandoffTests {
    private static func proposal(_ need: String = "A farewell", to repository: String = "lib") throws -> HandoffProposal {
        try HandoffProposal(repository: repository, need: need, interface: "bye(name)", why: "Manners", blocking: true)
    }

    /// A day with a lane whose first turn is running.
    private func begin() throws -> (DayBuilder, LaneID) {
        var day = DayBuilder()
        let lane = try day.lane(at: 0)
        try day.apply(.lane(lane, .phase(.preparing, note: "")), 1)
        try day.apply(.lane(lane, .prepared(Workplace(path: "/w", branch: "b", base: "0", port: 21_000))), 2)
        try day.apply(.lane(lane, .phase(.working, note: "")), 3)
        try day.apply(
            .lane(lane, .turnStarted(number: 1, cause: .first, job: "j", prompt: "p", from: "0", comments: [])), 4)
        return (day, lane)
    }

    private func handoff(_ number: Int, _ proposal: HandoffProposal) -> Handoff {
        Handoff(id: HandoffID(number: number), turn: 1, proposal: proposal, at: Timestamp(milliseconds: 5))
    }

    @Test func itIsProposedOnceAndSettledOnce() throws {
        var (day, lane) = try begin()
        let proposal = try Self.proposal()
        #expect(day.model.nextHandoff.description == "H-1")
        try day.apply(.lane(lane, .handoffProposed(handoff(1, proposal))), 5)
        #expect(day.model.nextHandoff.description == "H-2")
        #expect(day.model.handoff(HandoffID(number: 1))?.handoff.isOpen == true)
        #expect(throws: EventRefusal.self) { try day.apply(.lane(lane, .handoffProposed(handoff(1, proposal))), 6) }
        try day.apply(.lane(lane, .handoffDeclined(HandoffID(number: 1), reason: "No.")), 7)
        #expect(day.model.handoff(HandoffID(number: 1))?.handoff.outcome == "the operator declined it: No.")
        #expect(throws: EventRefusal.self) {
            try day.apply(.lane(lane, .handoffScoped(HandoffID(number: 1), TargetID(number: 1))), 8)
        }
        #expect(throws: EventRefusal.self) { try day.apply(.lane(lane, .handoffDeclined(HandoffID(number: 9), reason: "")), 8) }
    }

    @Test func itNeedsARunningTurnAndAnotherRepository() throws {
        var (day, lane) = try begin()
        let own = try #require(day.model.lanes[lane]?.start.repository)
        let mine = try Self.proposal(to: own)
        #expect(throws: EventRefusal.self) { try day.apply(.lane(lane, .handoffProposed(handoff(1, mine))), 5) }
        var late = handoff(1, try Self.proposal())
        late.turn = 2
        #expect(throws: EventRefusal.self) { try day.apply(.lane(lane, .handoffProposed(late)), 5) }
        for number in 1...Lane.openHandoffLimit {
            try day.apply(.lane(lane, .handoffProposed(handoff(number, try Self.proposal("\(number)")))), 6)
        }
        let one = handoff(Lane.openHandoffLimit + 1, try Self.proposal("x"))
        #expect(throws: EventRefusal.self) { try day.apply(.lane(lane, .handoffProposed(one)), 7) }
    }

    @Test func theOrderOfTargetsMayChangeAndNeverBecomesACycle() throws {
        var (day, lane) = try begin()
        let one = try #require(day.model.lanes[lane]?.start.target)
        let two = try day.target(at: 6)
        try day.apply(.target(one, .ordered(after: [two])), 7)
        #expect(day.model.targets[one]?.after == [two])
        #expect(throws: EventRefusal.self) { try day.apply(.target(two, .ordered(after: [one])), 8) }
        #expect(throws: EventRefusal.self) { try day.apply(.target(two, .ordered(after: [TargetID(number: 99)])), 8) }
        try day.apply(.target(one, .ordered(after: [])), 9)
        #expect(day.model.targets[one]?.after == [])
    }

    @Test func eventsComeBackFromTheirJSON() throws {
        let id = HandoffID(number: 3)
        let events: [LaneEvent] = [
            .handoffProposed(handoff(3, try Self.proposal())), .handoffScoped(id, TargetID(number: 4)),
            .handoffDeclined(id, reason: "no"), .neighboursPinned(turn: 1, ["lib": "abc"]),
        ]
        for event in events {
            #expect(try JSONDecoder().decode(LaneEvent.self, from: JSONEncoder().encode(event)) == event)
        }
    }

    @Test func aTargetIsMadeOfIt() throws {
        let (day, id) = try begin()
        let lane = try #require(day.model.lanes[id])
        let long = handoff(1, try Self.proposal(String(repeating: "word ", count: 60) + "\nmore"))
        let draft = HandoffTarget.draft(long, of: lane, TargetChange(risk: .high))
        #expect(draft.title.utf8.count <= HandoffTarget.titleLimit && draft.title.hasSuffix("..."))
        #expect(draft.repository == "lib" && draft.risk == .high)
        #expect(draft.intent.contains("more") && draft.intent.contains("bye(name)") && draft.intent.contains("Manners"))
        #expect(HandoffTarget.draft(long, of: lane, TargetChange(title: "T", intent: "I")).intent == "I")
    }
}
