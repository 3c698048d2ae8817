import API
import Control
import Domain

/// The board, for the API and for the page.
struct BoardRoutes {
    let desk: any OperatorDesk

    func add(to routes: Routes) {
        let desk = desk
        routes.answer(Endpoints.board) { call throws(DeskError) in try await BoardView(desk, call.request) }
    }
}

extension BoardView {
    init(_ desk: any OperatorDesk, _ query: BoardQuery) async throws(DeskError) {
        // Asked before the model: what is recorded between the two is shown, and comes once more with the events.
        let summary = await desk.summary()
        let model = await desk.model()
        let dayStart = try await desk.day(nil).start
        var (waiting, activities): ([LaneID: String], [LaneID: Activity]) = ([:], [:])
        let lanes: [Lane]
        if let id = query.lane {
            // A page that is open asks for one row after the other: nothing is asked about the other lanes then.
            lanes = model.lanes[id].map { [$0] } ?? []
            waiting[id] = await desk.waitingFor(id)
            activities[id] = await desk.activity(id)
        } else {
            lanes = model.unsettledLanes + model.lanes(settledSince: dayStart)
            waiting = await desk.waiting()
            activities = await desk.activities()
        }
        var rows: [BoardGroup: [BoardRow]] = [:]
        for lane in BoardOrder.sorted(lanes.filter(query.covers)) {
            guard let group = BoardGroup.of(lane, dayStart: dayStart) else { continue }
            let hold = model.hold(on: lane)
            rows[group, default: []].append(
                BoardRow(lane, group: group, waitingFor: waiting[lane.id], hold: hold, activity: activities[lane.id]))
        }
        self.init(
            sequence: summary.events, groups: BoardGroup.allCases.map { BoardGroupView(group: $0, rows: rows[$0] ?? []) },
            holds: model.workspace.holds.map(\.words), alarms: model.workspace.alarms,
            configurationProblems: summary.configurationProblems, sandboxProblem: summary.sandboxProblem)
    }
}
