import Domain

/// Commits by the hour as vertical bars with the running sum as dots, each on an axis of its own.
struct TextHours {
    let chart: HourChart
    let width: Int
    let style: TextStyle

    private static let height = 8

    var lines: [String] {
        guard chart.total > 0 else { return ["\(chart.title): none"] }
        let left = "\(chart.highest)".count
        let right = "\(chart.total)".count
        let plot = chart.hours.count * 2
        guard left + right + plot + 4 <= width else { return rows }
        var lines = [style.bold(chart.title)]
        for row in stride(from: Self.height - 1, through: 0, by: -1) {
            let leftMark = row == Self.height - 1 ? "\(chart.highest)" : row == 0 ? "0" : ""
            let rightMark = row == Self.height - 1 ? "\(chart.total)" : row == 0 ? "0" : ""
            let cells = chart.hours.map { cell($0, row) }.joined()
            lines.append(
                DisplayWidth.pad(leftMark, to: left, right: true) + " ┤" + cells + "├ " + DisplayWidth.pad(rightMark, to: right))
        }
        lines.append(String(repeating: " ", count: left + 2) + axis(plot))
        lines += TextWrap.lines("█ commits in the hour (left)  • cumulative (right)", width: width)
        return lines
    }

    private func cell(_ hour: HourChart.Hour, _ row: Int) -> String {
        let bar = EighthBlocks.vertical(Double(hour.count) / Double(chart.highest), row: row, of: Self.height)
        let level = Double(hour.cumulative) / Double(chart.total) * Double(Self.height)
        let dot = hour.cumulative > 0 && min(Self.height - 1, Int(level)) == row
        return (bar == " " ? " " : style.bar(String(bar), .plain)) + (dot ? "•" : " ")
    }

    /// The label of every third hour.
    private func axis(_ plot: Int) -> String {
        var text = ""
        for (index, hour) in chart.hours.enumerated() where index % 3 == 0 {
            text = DisplayWidth.pad(text, to: index * 2) + String(hour.label.prefix(2))
        }
        return text
    }

    /// One line per hour, where the terminal is too narrow for the columns.
    private var rows: [String] {
        let busy = chart.hours.filter { $0.count > 0 }
        let label = busy.map(\.label.count).max() ?? 2
        let count = "\(chart.highest)".count
        let sum = "\(chart.total)".count
        let bar = max(4, width - label - count - sum - 6)
        return [style.bold(chart.title)]
            + busy.map { hour in
                let drawn = EighthBlocks.horizontal(Double(hour.count) / Double(chart.highest), columns: bar)
                return DisplayWidth.pad(hour.label, to: label) + " " + style.bar(drawn, .plain)
                    + String(repeating: " ", count: bar - drawn.count) + " " + DisplayWidth.pad("\(hour.count)", to: count, right: true)
                    + " Σ " + DisplayWidth.pad("\(hour.cumulative)", to: sum, right: true)
            }
    }
}
