import Domain

/// A table that fits: long cells are cut, then optional columns left out, and at last each row is written as a paragraph.
struct TextTable {
    let table: ReportTable
    let width: Int
    let style: TextStyle

    private static let gap = 2
    /// A flexible column is cut no further than this while an optional column can go instead.
    private static let comfortable = 24
    /// And in no case further than this.
    private static let least = 12

    var lines: [String] {
        guard !table.rows.isEmpty else { return TextWrap.lines(SafeText.line(table.empty), width: width) }
        let rows = table.rows.map { $0.map(SafeText.line) }
        let caption = table.caption.isEmpty ? [] : [style.bold(DisplayWidth.cut(SafeText.line(table.caption), to: width))]
        let choices = choices()
        for (kept, least) in choices.map({ ($0, Self.comfortable) }) + choices.suffix(1).map({ ($0, Self.least) }) {
            guard let widths = fit(kept, rows, least) else { continue }
            let head = kept.enumerated().map { index, column in
                DisplayWidth.pad(table.columns[column].title, to: widths[index], right: table.columns[column].right)
            }
            let body = rows.map { row in
                kept.enumerated().map { index, column in
                    let text = column < row.count ? row[column] : ""
                    let cut = DisplayWidth.cut(text, to: widths[index])
                    return DisplayWidth.pad(cut, to: widths[index], right: table.columns[column].right)
                }
            }
            return caption + [style.dim(TextWrap.trimmed(join(head)))] + body.map(join)
        }
        return caption + rows.flatMap(paragraph)
    }

    /// All columns, then without the optional ones from the right.
    private func choices() -> [[Int]] {
        var kept = Array(table.columns.indices)
        var choices = [kept]
        while let last = kept.lastIndex(where: { table.columns[$0].optional }) {
            kept.remove(at: last)
            choices.append(kept)
        }
        return choices
    }

    private func fit(_ kept: [Int], _ rows: [[String]], _ least: Int) -> [Int]? {
        var widths = kept.map { column in
            rows.reduce(DisplayWidth.of(table.columns[column].title)) { max($0, column < $1.count ? DisplayWidth.of($1[column]) : 0) }
        }
        let room = width - Self.gap * (kept.count - 1)
        while widths.reduce(0, +) > room {
            // The widest flexible column gives way first.
            let candidates = kept.indices.filter { table.columns[kept[$0]].flexible && widths[$0] > least }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
        }
        return widths
    }

    private func paragraph(_ row: [String]) -> [String] {
        let cells = zip(table.columns, row).map { column, cell in column.right ? "\(column.title.lowercased()) \(cell)" : cell }
        return TextWrap.lines(cells.filter { !$0.isEmpty }.joined(separator: " · "), width: width, indent: "    ")
    }

    private func join(_ cells: [String]) -> String { cells.joined(separator: String(repeating: " ", count: Self.gap)) }
}
