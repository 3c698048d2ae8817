import API
import Domain

/// The board and the lane in hand.
struct BoardState: Sendable {
    var view: BoardView?
    var inbox: [InboxItem] = []
    var inHand: LaneID?
    /// What ``BoardFilter`` is made of.
    var filter = ""
    /// The first line of the list on the screen.
    var top = 0

    /// Groups with their lanes, those that the filter leaves.
    var groups: [BoardGroupView] {
        let filter = BoardFilter(filter)
        return (view?.groups ?? []).map { BoardGroupView(group: $0.group, rows: $0.rows.filter(filter.covers)) }
    }

    var rows: [BoardRow] { groups.flatMap(\.rows) }

    var row: BoardRow? { rows.first { $0.lane == inHand } }

    /// - Returns: whether the lane at that place is another now.
    mutating func take(_ view: BoardView, _ inbox: [InboxItem]) {
        let before = rows.firstIndex { $0.lane == inHand }
        self.view = view
        self.inbox = inbox
        let now = rows
        // A lane that is gone leaves the place to the one that came there.
        if !now.contains(where: { $0.lane == inHand }) {
            inHand = now.isEmpty ? nil : now[min(before ?? 0, now.count - 1)].lane
        }
    }

    mutating func take(_ change: LaneActivityChange) {
        guard var view else { return }
        for group in view.groups.indices {
            for row in view.groups[group].rows.indices where view.groups[group].rows[row].lane == change.lane {
                view.groups[group].rows[row].activity = change.activity
            }
        }
        self.view = view
    }

    mutating func step(_ count: Int) {
        let rows = rows
        guard !rows.isEmpty else { return }
        let here = rows.firstIndex { $0.lane == inHand } ?? (count > 0 ? -1 : 0)
        inHand = rows[min(max(0, here + count), rows.count - 1)].lane
    }

    /// The next lane that is ready to be inspected.
    func ready(after lane: LaneID) -> LaneID? {
        view?.groups.first { $0.group == .ready }?.rows.first { $0.lane != lane }?.lane
    }

    func asks(of lane: LaneID) -> [AskView] { inbox.compactMap(\.ask).filter { $0.lane == lane } }

    /// Handoffs that wait to be scoped or declined.
    var handoffs: Int {
        inbox.count { item in
            if case .handoff = item { true } else { false }
        }
    }

    /// Brings the lane in hand onto the screen.
    mutating func follow(_ lines: [BoardLine], height: Int) {
        let places = lines.indices.filter { lines[$0].lane != nil && lines[$0].lane == inHand }
        if let first = places.first, let last = places.last {
            // The heading of a group goes along with its first lane.
            let start = first > 0 && lines[first - 1].lane == nil ? first - 1 : first
            if start < top { top = start }
            if last >= top + height { top = last - height + 1 }
        }
        top = max(0, min(top, lines.count - height))
    }
}

/// One line of the board.
struct BoardLine: Equatable, Sendable {
    var line: ScreenLine
    /// The lane that it belongs to; nil for headings.
    var lane: LaneID?
}
