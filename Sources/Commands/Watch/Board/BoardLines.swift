import API
import Domain

/// The board's list as lines of a width.
struct BoardLines {
    let board: BoardState
    let width: Int
    let time: TimeText

    /// From here on a lane takes one line.
    private static let wide = 120

    var lines: [BoardLine] {
        guard board.view != nil else { return [BoardLine(line: ScreenLine(Styled("reading the board …", .faint)))] }
        return board.groups.flatMap { group -> [BoardLine] in
            let count =
                group.rows.isEmpty
                ? Styled("  \(board.filter.isEmpty ? BoardWords.empty(group.group) : "none of these words")", .faint)
                : Styled("  \(group.rows.count)", .faint)
            return [BoardLine(line: ScreenLine(Styled(group.group.title, .strong) + count))] + group.rows.flatMap(self.lines)
        }
    }

    private func lines(_ row: BoardRow) -> [BoardLine] {
        let isInHand = row.lane == board.inHand
        let lines = width >= Self.wide ? [oneLine(row)] : twoLines(row)
        return lines.map { BoardLine(line: ScreenLine(Styled(isInHand ? "▌" : " ") + $0, reversed: isInHand), lane: row.lane) }
    }

    private func phase(_ row: BoardRow) -> Styled {
        Styled(row.phase.rawValue, LaneWords.ink(row.phase)) + Styled(" \(time.age(row.phaseSince))", .faint)
    }

    private func oneLine(_ row: BoardRow) -> Styled {
        let cells: [(Styled, Int)] = [
            (Styled("\(row.lane)", .name), 6), (Styled(row.title, .strong), width * 24 / 100), (BoardWords.place(row), 18),
            (BoardWords.risk(row), 8), (BoardWords.gates(row), 10), (BoardWords.size(row), 11), (BoardWords.spend(row), 8),
            (phase(row), 19),
        ]
        let head = cells.reduce(into: Styled()) { $0 += $1.0.cut(to: $1.1).padded(to: $1.1 + 1) }
        return head + BoardWords.why(row)
    }

    private func twoLines(_ row: BoardRow) -> [Styled] {
        let room = width - 1
        let right = width < 60 ? Styled(time.age(row.phaseSince), .faint) : phase(row)
        let name = Styled("\(row.lane)", .name).padded(to: 5) + Styled(row.title, .strong)
        let first = name.cut(to: max(8, room - right.width - 1)).padded(to: room - right.width) + right
        let figures = [BoardWords.risk(row), BoardWords.gates(row), BoardWords.size(row), width < 60 ? Styled() : BoardWords.spend(row)]
            .filter { !$0.isEmpty }.joined("  ")
        var second = Styled("     ") + (width < 60 ? Styled() : BoardWords.place(row).cut(to: 26) + "  ") + BoardWords.why(row)
        let left = room - figures.width - 2
        if !figures.isEmpty, left > 12 { second = second.cut(to: left).padded(to: left + 2) + figures }
        return [first, second]
    }
}
