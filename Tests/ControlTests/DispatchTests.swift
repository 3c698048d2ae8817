import Domain
import TestSupport
import Testing

@testable import Control

@Suite struct DispatchTests {
    private let configuration = WorkspaceConfiguration(
        name: "w",
        repositories: [
            RepositoryConfiguration(
                name: "web", url: "web", boundaries: [BoundaryConfiguration(name: "auth", paths: ["auth/**"], risk: .high)])
        ],
        agents: [AgentConfiguration(name: "sh", adapter: .command), AgentConfiguration(name: "other", adapter: .command)],
        policy: PolicyConfiguration(maxTurns: 4, maxFiles: 7, maxLines: 70))

    private func events(_ model: ReadModel, _ ids: Int..., agent: String? = nil) throws -> [(LaneID, LaneStart)] {
        try Dispatch(configuration: configuration, model: model, definitions: ["sh": "d1", "other": "d2"])
            .events(for: ids.map(TargetID.init), agent: agent).compactMap {
                if case .laneQueued(let id, let start) = $0 { return (id, start) }
                return nil
            }
    }

    private func refusal(_ model: ReadModel, _ ids: Int..., agent: String? = nil) -> DeskError? {
        #expect(throws: DeskError.self) {
            _ = try Dispatch(configuration: configuration, model: model, definitions: ["sh": "d1", "other": "d2"])
                .events(for: ids.map(TargetID.init), agent: agent)
        }
    }

    @Test func aLanePinsWhatItStartsWith() throws {
        var day = DayBuilder()
        let target = Target(
            id: TargetID(number: 1), title: "t", intent: "", repository: "web", boundary: "auth", kind: "auth", risk: .low, agent: "other",
            maxFiles: 3)
        try day.apply(.target(target.id, .added(target)), 0)
        _ = try day.target()
        let queued = try events(day.model, 1, 2)
        #expect(queued.map(\.0.number) == [1, 2])
        let start = queued[0].1
        #expect(start.agent == "other" && start.definition == "d2")
        #expect(start.risk == .high && start.paths == ["auth/**"])
        #expect(start.maxFiles == 3 && start.maxLines == 70 && start.maxTurns == 4 && start.attempt == 1)
        #expect(queued[1].1.agent == "sh" && queued[1].1.paths.isEmpty)
        #expect(try events(day.model, 1, agent: "sh")[0].1.definition == "d1")
    }

    @Test func anotherAttemptIsCounted() throws {
        var day = DayBuilder()
        let lane = try day.lane(at: 0)
        try day.decide(lane, .abandon, "stuck", at: 1)
        let queued = try events(day.model, 1)
        #expect(queued[0].0.number == 2)
        #expect(queued[0].1.attempt == 2)
    }

    @Test func refusals() throws {
        var day = DayBuilder()
        _ = try day.lane(at: 0)
        _ = try day.landedLane(at: 1)
        let dropped = try day.target()
        try day.apply(.target(dropped, .dropped(reason: "no longer wanted")), 2)
        _ = try day.target(repository: "gone")
        let free = try day.target()
        #expect(refusal(day.model, 1)?.message == "L-1 is already at work on T-1")
        #expect(refusal(day.model, 1)?.code == .refused)
        #expect(refusal(day.model, 2)?.message == "T-2 has landed")
        #expect(refusal(day.model, 3)?.message == "T-3 was dropped: no longer wanted")
        #expect(refusal(day.model, 4)?.message.contains("'gone'") == true)
        #expect(refusal(day.model, 9)?.code == .notFound)
        #expect(refusal(day.model, free.number, agent: "hal")?.message.contains("'hal'") == true)
        #expect(refusal(day.model, free.number, free.number)?.message == "T-5 is named twice")
        // All or none, and all that is wrong.
        #expect(refusal(day.model, free.number, 1, 2)?.message == "L-1 is already at work on T-1\nT-2 has landed")
    }
}
