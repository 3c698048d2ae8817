import API
import Control
import Domain
import Foundation

/// The board, for the API and for the page.
struct BoardRoutes {
    let desk: any OperatorDesk
    private let rows = EncodedRows<BoardRowSource>()

    init(desk: any OperatorDesk) { self.desk = desk }

    func add(to routes: Routes) {
        let (desk, rows) = (desk, rows)
        routes.answer(encoded: Endpoints.board) { call in
            let board = try await BoardSources(desk, call.request)
            return try WireFormat.encode(board.frame).filling("rows", with: try rows.arrays(board.groups, board.model))
        }
    }
}

/// What the board shows, before its rows are made.
struct BoardSources {
    /// For each group of ``BoardGroup`` its lanes, in order.
    let groups: [[BoardRowSource]]
    /// Everything else.
    let frame: BoardView
    let model: ReadModel

    init(_ desk: any OperatorDesk, _ query: BoardQuery) async throws(DeskError) {
        // Asked before the model: what is recorded between the two is shown, and comes once more with the events.
        let summary = await desk.summary()
        let model = await desk.model()
        self.model = model
        let dayStart = try await desk.day(nil).start
        let sources: [LaneSource]
        if let id = query.lane {
            // A page that is open asks for one row after the other: nothing is asked about the other lanes then.
            guard let version = model.lanes.version(of: id) else {
                (groups, frame) = (BoardGroup.allCases.map { _ in [] }, Self.frame(summary, model))
                return
            }
            sources = [
                LaneSource(
                    version: version, waitingFor: await desk.waitingFor(id), stalledBy: model.asked(by: version.lane),
                    hold: model.hold(on: version.lane), activity: await desk.activity(id))
            ]
        } else {
            sources = await LaneSource.all(model.unsettledVersions + model.versions(settledSince: dayStart), model, desk)
        }
        var rows: [BoardGroup: [(order: BoardOrder, row: BoardRowSource)]] = [:]
        for source in sources where query.covers(source.version.lane) {
            guard let group = BoardGroup.of(source.version.lane, dayStart: dayStart) else { continue }
            rows[group, default: []].append((BoardOrder(source.version.lane), BoardRowSource(lane: source, group: group)))
        }
        groups = BoardGroup.allCases.map { group in (rows[group] ?? []).sorted { $0.order < $1.order }.map(\.row) }
        frame = Self.frame(summary, model)
    }

    private static func frame(_ summary: DeskSummary, _ model: ReadModel) -> BoardView {
        BoardView(
            sequence: summary.events, groups: BoardGroup.allCases.map { BoardGroupView(group: $0, rows: []) },
            holds: model.workspace.holds.map(\.words), alarms: model.workspace.alarms,
            configurationProblems: summary.configurationProblems, sandboxProblem: summary.sandboxProblem)
    }
}

extension BoardView {
    init(_ desk: any OperatorDesk, _ query: BoardQuery) async throws(DeskError) {
        let board = try await BoardSources(desk, query)
        self = board.frame
        for (index, rows) in board.groups.enumerated() { groups[index].rows = rows.map(\.value) }
    }
}
