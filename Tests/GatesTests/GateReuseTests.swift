import Domain
import Gates
import TestSupport
import Testing

@Suite struct GateReuseTests {
    private let pin = GatePin(name: "test", stage: .test, needs: [], definition: "def-test")

    private func gated(_ day: inout DayBuilder, tree: String, _ results: [GateResult], repository: String = "web", at start: Double) throws
        -> LaneID
    {
        let lane = try day.lane(repository: repository, at: start)
        try day.work(lane, from: start, to: start + 1)
        try day.candidate(lane, at: start + 1, gates: ["test"], tree: tree)
        for (index, result) in results.enumerated() {
            try day.gate(lane, "test", from: start + 2 + Double(index), to: start + 2.5 + Double(index), result, statement: "s-\(lane)")
        }
        return lane
    }

    @Test func theNewestPassIsTaken() throws {
        var day = DayBuilder()
        _ = try gated(&day, tree: "t", [.passed], at: 0)
        let second = try gated(&day, tree: "t", [.killed, .passed], at: 10)
        let found = GateReuse.find(pin, tree: "t", repository: "web", in: day.model)
        #expect(found?.0 == GateOrigin(lane: second, candidate: 1, attempt: 2))
        #expect(found?.1.statement == "s-L-2")
        #expect(GateHistory.attempts(pin, tree: "t", in: day.model) == 3)
    }

    @Test func onlyForTheSameTreeDefinitionGateAndRepository() throws {
        var day = DayBuilder()
        _ = try gated(&day, tree: "t", [.passed], at: 0)
        #expect(GateReuse.find(pin, tree: "t", repository: "web", in: day.model) != nil)
        #expect(GateReuse.find(pin, tree: "other", repository: "web", in: day.model) == nil)
        #expect(GateReuse.find(pin, tree: "t", repository: "api", in: day.model) == nil)
        var edited = pin
        edited.definition = "edited"
        #expect(GateReuse.find(edited, tree: "t", repository: "web", in: day.model) == nil)
        var renamed = pin
        renamed.name = "tests"
        #expect(GateReuse.find(renamed, tree: "t", repository: "web", in: day.model) == nil)
    }

    @Test(arguments: [[GateResult.failed], [.failed, .passed], [.passed, .failed], [.timedOut, .passed], [.killed], []])
    func whatEverFailedThereIsNotReused(results: [GateResult]) throws {
        var day = DayBuilder()
        _ = try gated(&day, tree: "t", results, at: 0)
        #expect(GateReuse.find(pin, tree: "t", repository: "web", in: day.model) == nil)
    }

    @Test func aFailureInAnotherLaneCounts() throws {
        var day = DayBuilder()
        _ = try gated(&day, tree: "t", [.passed], at: 0)
        _ = try gated(&day, tree: "t", [.failed], at: 10)
        #expect(GateReuse.find(pin, tree: "t", repository: "web", in: day.model) == nil)
    }

    @Test func aReusedResultIsNoOriginOfItsOwn() throws {
        var day = DayBuilder()
        let first = try gated(&day, tree: "t", [.passed], at: 0)
        let second = try gated(&day, tree: "t", [], at: 10)
        try day.gate(second, "test", from: 12, to: 13, .passed, reusedFrom: GateOrigin(lane: first, candidate: 1, attempt: 1))
        #expect(GateReuse.find(pin, tree: "t", repository: "web", in: day.model)?.0.lane == first)
        #expect(GateHistory.attempts(pin, tree: "t", in: day.model) == 1)
    }
}
