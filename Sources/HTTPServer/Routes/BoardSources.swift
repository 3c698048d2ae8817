import API
import Control
import Domain

/// What all of the board is made of: two equal moments give the same board.
struct BoardMoment: Equatable {
    let standings: ObjectIdentity<LaneStandings>
    /// When the workspace's day began: what ended since is on the board.
    let dayStart: Timestamp
    let configurationProblems: [String]
    let sandboxProblem: String?

    init(_ desk: any OperatorDesk) async throws(DeskError) {
        let summary = await desk.summary()
        (configurationProblems, sandboxProblem) = (summary.configurationProblems, summary.sandboxProblem)
        dayStart = try await desk.day(nil).start
        standings = ObjectIdentity(await desk.standings())
    }
}

/// What the board shows, before its rows are made.
struct BoardSources {
    /// For each group of ``BoardGroup`` its lanes, in order.
    let groups: [[BoardRowSource]]
    /// Everything else.
    let frame: BoardView

    /// - Parameter model: not older than the moment. What was recorded between the two is shown, and comes once more with the events.
    init(_ moment: BoardMoment, _ query: BoardQuery, _ model: ReadModel) {
        let standings = moment.standings.object
        let ended = model.versions(settledSince: moment.dayStart).filter { standings[$0.id] == nil }
        self.init(
            groups: Self.groups(standings.lanes + standings.of(ended, model), query, moment.dayStart),
            frame: Self.frame(standings.sequence, model, moment.configurationProblems, moment.sandboxProblem))
    }

    private init(groups: [[BoardRowSource]], frame: BoardView) {
        self.groups = groups
        self.frame = frame
    }

    init(_ desk: any OperatorDesk, _ query: BoardQuery) async throws(DeskError) {
        guard let id = query.lane else {
            self.init(try await BoardMoment(desk), query, await desk.model())
            return
        }
        // One row, such as a page asks for that is open: nothing is asked about the other lanes.
        let summary = await desk.summary()
        let model = await desk.model()
        let row = try await BoardRowSource(id, model, desk)
        let isShown = row.map { query.covers($0.lane.version.lane) } ?? false
        self.init(
            groups: BoardGroup.allCases.map { group in isShown && row?.group == group ? [row].compactMap(\.self) : [] },
            frame: Self.frame(summary.events, model, summary.configurationProblems, summary.sandboxProblem))
    }

    private static func groups(_ lanes: [LaneStanding], _ query: BoardQuery, _ dayStart: Timestamp) -> [[BoardRowSource]] {
        var rows: [BoardGroup: [(order: BoardOrder, row: BoardRowSource)]] = [:]
        for standing in lanes where query.covers(standing.version.lane) {
            guard let group = BoardGroup.of(standing.version.lane, dayStart: dayStart) else { continue }
            rows[group, default: []].append((BoardOrder(standing.version.lane), BoardRowSource(lane: standing, group: group)))
        }
        return BoardGroup.allCases.map { group in (rows[group] ?? []).sorted { $0.order < $1.order }.map(\.row) }
    }

    private static func frame(_ sequence: Int64, _ model: ReadModel, _ problems: [String], _ sandboxProblem: String?) -> BoardView {
        BoardView(
            sequence: sequence, groups: BoardGroup.allCases.map { BoardGroupView(group: $0, rows: []) },
            holds: model.workspace.holds.map(\.words), alarms: model.workspace.alarms, configurationProblems: problems,
            sandboxProblem: sandboxProblem)
    }
}

extension BoardRowSource {
    /// The row of one lane; nil for a lane that is not on the board.
    init?(_ id: LaneID, _ model: ReadModel, _ desk: any OperatorDesk) async throws(DeskError) {
        guard let version = model.lanes.version(of: id) else { return nil }
        let dayStart = try await desk.day(nil).start
        guard let group = BoardGroup.of(version.lane, dayStart: dayStart) else { return nil }
        self.init(
            lane: LaneStanding(version, in: model, waitingFor: await desk.waitingFor(id), activity: await desk.activity(id)),
            group: group)
    }
}
