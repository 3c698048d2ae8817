import Domain
import TestSupport
import Testing

@testable import Control

/// Standings stay the same object as long as nothing of them changes, and are made anew when something does.
@Suite struct StandingsKeeperTests {
    private let keeper = StandingsKeeper()
    private let board = ActivityBoard()

    private func standings(
        _ model: ReadModel, events: Int64, configuration: WorkspaceConfiguration = Self.configuration, number: Int = 0,
        crowded: String? = nil
    ) -> LaneStandings {
        keeper.standings(.init(events: events, activities: board.clock, configuration: number), board) {
            LanePlanner(model: model, configuration: configuration, now: DayBuilder.at(60), crowded: { _ in crowded })
        }
    }

    private static let configuration = WorkspaceConfiguration(
        name: "w", repositories: [RepositoryConfiguration(name: "web", url: "/srv/web")],
        agents: [AgentConfiguration(name: "sh", adapter: .command)])

    private static func words(_ model: ReadModel, _ planner: LanePlanner) -> [LaneID: String] {
        Dictionary(uniqueKeysWithValues: model.unsettledLanes.compactMap { lane in Desk.waiting(lane, planner).map { (lane.id, $0) } })
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func theySayOfEachLaneWhatTheLoopSays(seed: UInt64) throws {
        let model = try RandomDay(seed: seed, lanes: 12).day.model
        let found = standings(model, events: 5, crowded: "no room")
        let planner = LanePlanner(
            model: model, configuration: Self.configuration, now: DayBuilder.at(60), crowded: { _ in "no room" })
        let words = Self.words(model, planner)
        #expect(found.lanes.map(\.id) == model.unsettled.sorted() && found.sequence == 5)
        for lane in found.lanes {
            #expect(lane.waitingFor == words[lane.id] && lane.hold == model.hold(on: lane.version.lane))
            #expect(found[lane.id] == lane)
        }
        #expect(found[LaneID(number: 999)] == nil)
    }

    @Test func nothingChangedIsTheSameObjectAndAsksNobody() throws {
        var day = DayBuilder()
        let lane = try day.lane(at: 1)
        let first = standings(day.model, events: 1)
        let again = keeper.standings(.init(events: 1, activities: board.clock, configuration: 0), board) {
            Issue.record("nobody was to be asked")
            return LanePlanner(model: ReadModel(), configuration: Self.configuration)
        }
        #expect(first === again && first.lanes.map(\.id) == [lane])
    }

    @Test func anEventAnActivityAndAConfigurationMakeThemAnew() throws {
        var day = DayBuilder()
        let lane = try day.lane(at: 1)
        var last = standings(day.model, events: 1)
        try day.work(lane, from: 2, to: 3)
        let recorded = standings(day.model, events: 2)
        #expect(recorded !== last && recorded[lane]?.version === day.model.lanes.version(of: lane))
        last = recorded
        board.began(lane, 1, worktree: "/w", at: DayBuilder.at(4))
        let active = standings(day.model, events: 2)
        #expect(active !== last)
        #expect(standings(day.model, events: 2) === active)
        #expect(standings(day.model, events: 2, number: 1) !== active)
    }

    @Test func whatWaitsForTheMachineIsAskedEachTime() throws {
        var day = DayBuilder()
        let lane = try day.lane(at: 1)
        try day.on(lane, .phase(.preparing, note: ""), 2)
        try day.on(lane, .prepared(Workplace(path: "/w", branch: "b", base: "base", port: 4000)), 2)
        try day.on(lane, .phase(.working, note: ""), 2)
        let model = day.model
        let crowded = standings(model, events: 3, crowded: "the machine is full")
        #expect(crowded[lane]?.waitingFor == "the machine is full")
        #expect(standings(model, events: 3, crowded: "the machine is full") === crowded)
        let free = standings(model, events: 3)
        #expect(free !== crowded && free[lane]?.waitingFor == nil && free.sequence == 3)
        #expect(standings(model, events: 3) === free)
    }

    @Test func whoWasSlowerDoesNotPutOlderOnesInTheirPlace() throws {
        var day = DayBuilder()
        _ = try day.lane(at: 1)
        let old = day.model
        _ = try day.lane(at: 2)
        let new = standings(day.model, events: 2)
        _ = standings(old, events: 1)
        #expect(standings(day.model, events: 2) === new)
    }
}
