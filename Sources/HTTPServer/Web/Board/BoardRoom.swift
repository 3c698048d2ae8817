import API
import Control
import Domain
import Pages

/// The board as pages show it, and what is kept of it for all of them.
struct BoardRoom: Sendable {
    let desk: any OperatorDesk
    let rendered = RenderedRows()
    let changes = BoardChanges()

    func page(_ query: BoardQuery) async throws(DeskError) -> BoardPage {
        let moment = try await BoardMoment(desk)
        let model = await desk.model()
        let place = note(moment, model)
        let board = BoardSources(moment, query, model)
        let configuration = await desk.configuration()
        return BoardPage(
            rows: zip(BoardGroup.allCases, rendered.html(board.groups, isAll: query == BoardQuery())).map { ($0, $1) },
            place: place,
            filter: .init(repositories: configuration.repositories.map(\.name), kinds: configuration.allWorkTypes, query: query))
    }

    func update(since place: String, _ query: BoardQuery) async throws(DeskError) -> BoardUpdate {
        let moment = try await BoardMoment(desk)
        note(moment, await desk.model())
        let found = changes.since(place)
        // Those of the moment, or newer ones that somebody else noted since.
        let sequence = moment.standings.object.sequence
        guard let rows = found.rows else { return BoardUpdate(sequence: sequence, place: found.place, isAll: true, rows: [], gone: []) }
        let shown = rows.filter { query.covers($0.lane.version.lane) }
        return BoardUpdate(
            sequence: sequence, place: found.place, isAll: false, rows: shown.map { RowMessage($0.id, at: sequence, $0, rendered) },
            gone: found.gone)
    }

    func row(_ lane: LaneID) async throws(DeskError) -> BoardRowSource? { try await BoardRowSource(lane, await desk.model(), desk) }

    /// Brings ``changes`` up to date.
    @discardableResult
    private func note(_ moment: BoardMoment, _ model: ReadModel) -> String? {
        changes.note(at: moment) { BoardSources(moment, BoardQuery(), model).groups }
    }
}
