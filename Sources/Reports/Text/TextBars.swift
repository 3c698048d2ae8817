import Domain

/// Horizontal bars of block characters. Each series has a character of its own, so that it can be read without colour.
struct TextBars {
    let chart: BarChart
    let width: Int
    let style: TextStyle

    var lines: [String] {
        guard !chart.rows.isEmpty else { return ["\(chart.title): none"].flatMap { TextWrap.lines($0, width: width) } }
        let title = style.bold(DisplayWidth.cut(SafeText.line(chart.title), to: width))
        let labels = chart.rows.map { SafeText.line($0.label) }
        let label = min(labels.map(DisplayWidth.of).max() ?? 0, width / 3)
        let words = chart.rows.map { SafeText.line($0.text) }
        let room = width - label - 2
        let longest = words.map(DisplayWidth.of).max() ?? 0
        let bar = max(8, min(40, room - longest - 1))
        let rows = zip(chart.rows, zip(labels, words)).map { row, texts in
            let drawn = segments(row.values, columns: bar)
            let text = DisplayWidth.cut(texts.1, to: room - bar - 1)
            return DisplayWidth.pad(DisplayWidth.cut(texts.0, to: label), to: label) + "  " + drawn + " " + text
        }
        return [title] + rows + legend
    }

    private var legend: [String] {
        guard chart.series.count > 1 else { return [] }
        let names = chart.series.map { "\(glyph($0.tone)) \($0.name)" }
        return TextWrap.lines(names.joined(separator: "  "), width: width)
    }

    private func glyph(_ tone: BarChart.Tone) -> Character {
        switch tone {
        case .good, .plain: "█"
        case .open: "▒"
        case .bad: "▓"
        case .other: "░"
        }
    }

    private func segments(_ values: [Double], columns: Int) -> String {
        guard chart.scale > 0 else { return String(repeating: " ", count: columns) }
        if values.count == 1 { return single(values[0], columns) }
        var drawn = ""
        var sum = 0.0
        var used = 0
        for (value, series) in zip(values, chart.series) where value > 0 {
            sum += value
            // Whole columns of the running sum, so that the bar's length stays true; a value is never left without a column.
            let end = min(columns, max(used + 1, Int((sum / chart.scale * Double(columns)).rounded())))
            drawn += style.bar(String(repeating: glyph(series.tone), count: max(0, end - used)), series.tone)
            used = max(used, end)
        }
        return drawn + String(repeating: " ", count: max(0, columns - used))
    }

    private func single(_ value: Double, _ columns: Int) -> String {
        let text = EighthBlocks.horizontal(value / chart.scale, columns: columns)
        return style.bar(text, chart.series[0].tone) + String(repeating: " ", count: max(0, columns - text.count))
    }
}

/// Bars in eighths of a column (Unicode block elements, U+2581 to U+258F).
enum EighthBlocks {
    private static let left: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
    private static let lower: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// - Parameter fraction: from 0 to 1; anything above 0 shows.
    static func horizontal(_ fraction: Double, columns: Int) -> String {
        guard fraction > 0 else { return "" }
        let eighths = max(1, Int((min(1, fraction) * Double(columns) * 8).rounded()))
        let rest = eighths % 8
        return String(repeating: "█", count: eighths / 8) + (rest == 0 ? "" : String(left[rest - 1]))
    }

    /// The character of one row of a vertical bar; `row` counts from the bottom.
    static func vertical(_ fraction: Double, row: Int, of rows: Int) -> Character {
        guard fraction > 0 else { return " " }
        let eighths = max(1, Int((min(1, fraction) * Double(rows) * 8).rounded())) - row * 8
        return eighths <= 0 ? " " : lower[min(8, eighths) - 1]
    }
}
