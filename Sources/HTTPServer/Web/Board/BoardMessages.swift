import Control
import Domain
import Pages

/// One row of the board as a page is told of it: with what a page that is filtered needs to know whether it is its own.
struct RowMessage: Encodable {
    let lane: LaneID
    /// The ledger's last event that the row surely shows: what comes late does not take the place of what is newer.
    let sequence: Int64
    /// Nil when the lane is not on the board.
    let html: String?
    let repository: String?
    let kind: String?
    let risk: Risk?

    init(_ lane: LaneID, at sequence: Int64, _ row: BoardRowSource?, _ rendered: RenderedRows) {
        self.sequence = sequence
        let start = row?.lane.version.lane.start
        self.lane = lane
        html = row.map { rendered.html($0).text }
        (repository, kind, risk) = (start?.repository, start?.kind, start?.risk)
    }
}

/// What changed on a board since a page last asked.
struct BoardUpdate: Encodable {
    /// The ledger's last event that all of this surely shows.
    let sequence: Int64
    /// The page's place in ``BoardChanges`` after this.
    let place: String
    /// Too much is unknown: the page gets its board anew.
    let isAll: Bool
    let rows: [RowMessage]
    let gone: [LaneID]
}
