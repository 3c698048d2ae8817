import Domain
import TestSupport
import Testing

@testable import API

@Suite struct AgentLanesTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func oneLookComesToWhatAskingEachLaneComesTo(seed: UInt64) throws {
        var day = try RandomDay(seed: seed, lanes: 14).day
        for lane in day.model.lanes.values where lane.phase == .landed { try day.on(lane.id, .phase(.done, note: ""), 2000) }
        for lane in day.model.lanes.values where lane.phase.isEnd && lane.workplace != nil {
            try day.on(lane.id, .released(retained: nil), 2001)
        }
        let model = day.model
        let lanes = AgentLanes(model)
        let all = Array(model.lanes.values)
        #expect(!model.briefs.isEmpty && !model.unsettled.isEmpty)
        for agent in Set(all.map(\.start.agent)) {
            let own = all.filter { $0.start.agent == agent }
            let figures = lanes[agent].figures
            #expect(figures.lanes == own.count && figures.landed == own.count(where: \.phase.standsLanded))
            #expect(figures.failed == own.count { [.abandoned, .rejected, .rolledBack].contains($0.phase) })
            #expect(figures.turns == own.reduce(0) { $0 + $1.turns.count })
            #expect(Set(lanes[agent].open.map(\.id)) == Set(own.filter { !$0.phase.isEnd }.map(\.id)))
            #expect(lanes[agent].reviews == ReviewerFigures(of: agent, in: all.map(LaneBrief.init)))
        }
        #expect(lanes["nobody"].figures == AgentFigures() && lanes["nobody"].reviews == nil)
    }
}
