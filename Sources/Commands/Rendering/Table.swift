/// Rows under a header, aligned by what a terminal shows. On a terminal long values are cut to fit; elsewhere they are whole.
struct Table {
    struct Column {
        var title: String
        var right = false
        /// Whether it gives way when the terminal is narrow.
        var shrinks = false

        init(_ title: String, right: Bool = false, shrinks: Bool = false) {
            self.title = title
            self.right = right
            self.shrinks = shrinks
        }
    }

    /// A column that gives way keeps at least this many columns.
    private static let minWidth = 8
    private static let gap = 2

    var columns: [Column]
    var rows: [[Styled]] = []
    var indent = 0

    init(_ columns: [Column], indent: Int = 0) {
        self.columns = columns
        self.indent = indent
    }

    /// The header and a line for each row; nothing at all without rows.
    func lines(_ face: Face) -> [Styled] {
        guard !rows.isEmpty else { return [] }
        let header = columns.map { Styled($0.title, .faint) }
        let widths = fitted(face.width)
        return ([header] + rows).map { line($0, widths) }
    }

    private func fitted(_ available: Int?) -> [Int] {
        var widths = columns.indices.map { index in
            rows.reduce(displayWidth(columns[index].title)) { max($0, index < $1.count ? $1[index].width : 0) }
        }
        guard let available else { return widths }
        var excess = widths.reduce(indent + Self.gap * (columns.count - 1), +) - available
        while excess > 0 {
            let candidates = columns.indices.filter { columns[$0].shrinks && widths[$0] > Self.minWidth }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func line(_ cells: [Styled], _ widths: [Int]) -> Styled {
        var result = Styled(String(repeating: " ", count: indent))
        // No spaces at the end of a line.
        let last = cells.lastIndex { !$0.isEmpty } ?? 0
        for (index, cell) in cells.enumerated() where index <= last && index < widths.count {
            let fit = cell.cut(to: widths[index])
            result += index == last && !columns[index].right ? fit : fit.padded(to: widths[index], right: columns[index].right)
            if index < last { result += Styled(String(repeating: " ", count: Self.gap)) }
        }
        return result
    }
}
