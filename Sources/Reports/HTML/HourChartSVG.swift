/// Commits by the hour: bars on the left axis, the running sum as a line on the right one.
struct HourChartSVG {
    let chart: HourChart

    private let width = 460.0
    private let height = 230.0
    private let left = 34.0
    private let right = 424.0
    private let top = 14.0
    private let bottom = 196.0

    var svg: SVG {
        let step = (right - left) / Double(max(1, chart.hours.count))
        let leftTicks = AxisTicks(chart.highest)
        let rightTop = max(1, chart.total)
        var parts: [SVG] = []
        for tick in leftTicks.values {
            let y = level(Double(tick), of: Double(leftTicks.top))
            parts.append(.line(left, y, right, y, "grid"))
            parts.append(.words(left - 6, y + 4, "\(tick)", "axis", anchor: "end"))
        }
        for share in [0, rightTop] {
            parts.append(.words(right + 6, level(Double(share), of: Double(rightTop)) + 4, "\(share)", "axis"))
        }
        var points: [String] = ["\(SVG.number(left)),\(SVG.number(bottom))"]
        for (index, hour) in chart.hours.enumerated() {
            let x = left + Double(index) * step
            let y = level(Double(hour.count), of: Double(leftTicks.top))
            if hour.count > 0 {
                let note = "\(hour.label): \(hour.count), cumulative \(hour.cumulative)"
                parts.append(.rect(x + step * 0.14, y, step * 0.72, bottom - y, "plain", title: note))
            }
            let sum = level(Double(hour.cumulative), of: Double(rightTop))
            points.append("\(SVG.number(x + step)),\(SVG.number(sum))")
            if index % 3 == 0 { parts.append(.words(x + step / 2, bottom + 20, String(hour.label.prefix(2)), "axis", anchor: "middle")) }
        }
        parts.append(SVG("polyline", [("points", points.joined(separator: " ")), ("class", "sum")]))
        return .drawing(width: width, height: height, title: chart.title, parts)
    }

    private func level(_ value: Double, of full: Double) -> Double { bottom - (bottom - top) * value / max(1, full) }
}

/// Round numbers for an axis: steps of 1, 2 or 5 times a power of ten, five at most.
struct AxisTicks {
    let values: [Int]
    var top: Int { values.last ?? 1 }

    init(_ highest: Int) {
        var step = 1
        var factors = [2, 5, 10].makeIterator()
        var decade = 1
        while highest > step * 5 {
            if let factor = factors.next() {
                step = decade * factor
            } else {
                decade *= 10
                factors = [2, 5, 10].makeIterator()
            }
        }
        values = Array(stride(from: 0, through: max(1, (highest + step - 1) / step) * step, by: step))
    }
}
