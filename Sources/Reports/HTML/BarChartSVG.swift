/// Horizontal bars with their label before and their words behind.
struct BarChartSVG {
    let chart: BarChart

    private let width = 460.0
    private let row = 30.0
    /// A middling width of a character at the drawing's type size.
    private let letter = 6.9

    var svg: SVG {
        let longest = chart.rows.map { DisplayWidth.of($0.label) }.max() ?? 0
        let label = min(235, Double(longest) * letter + 12)
        let words = chart.rows.map { DisplayWidth.of($0.text) }.max() ?? 0
        let text = min(230, Double(words) * letter + 8)
        let room = width - label - text - 6
        var parts: [SVG] = []
        for (index, entry) in chart.rows.enumerated() {
            let y = Double(index) * row
            parts.append(.words(label - 10, y + 20, DisplayWidth.cut(entry.label, to: Int((label - 10) / letter)), "", anchor: "end"))
            parts.append(.rect(label, y + 6, room, row - 12, "track"))
            var x = label
            for (value, series) in zip(entry.values, chart.series) where value > 0 && chart.scale > 0 {
                let length = room * value / chart.scale
                parts.append(
                    .rect(x, y + 6, max(1, length), row - 12, series.tone.rawValue, title: "\(entry.label): \(series.name), \(entry.text)"))
                x += length
            }
            parts.append(.words(label + room + 8, y + 20, DisplayWidth.cut(entry.text, to: Int(text / letter)), "axis"))
        }
        return .drawing(width: width, height: Double(chart.rows.count) * row, title: chart.title, parts)
    }
}
