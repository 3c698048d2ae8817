import Foundation

/// The table as text.
struct ResultTable {
    private let rows: [Row]

    init(_ rows: [Row]) { self.rows = rows }

    var text: String {
        let head = ["figure", "measured", "spread", "floor", "ratio", "goal", "met", "the floor is"]
        let cells = [head] + rows.map(Self.cells)
        let widths = head.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        let lines = cells.map { row in
            row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                return (1...5).contains(column) ? space + row[column] : row[column] + space
            }.joined(separator: "  ").trimmingCharacters(in: .whitespaces)
        }
        return ([lines[0], String(repeating: "-", count: lines.map(\.count).max() ?? 0)] + lines.dropFirst()).joined(separator: "\n")
    }

    private static func cells(_ row: Row) -> [String] {
        if let absent = row.absent { return [row.name, "-", "", "", "", "", "", absent] }
        let goal: String? =
            switch row.goal {
            case .ratio(let most): "<= \(number(most, 2))x"
            case .value(let most): "<= \(quantity(most, row.unit))"
            case .atLeast(let least): ">= \(quantity(least, row.unit))"
            case nil: nil
            }
        let spread = row.least.flatMap { least in row.most.map { "\(number(least, digits(least)))-\(number($0, digits($0)))" } }
        let met = row.isMet.map { $0 ? "yes" : "NO" }
        return [
            row.name, quantity(row.value, row.unit), spread ?? "", row.floor.map { quantity($0, row.unit) } ?? "",
            row.ratio.map { number($0, 2) + "x" } ?? "", goal ?? "", met ?? "", row.floorName ?? "",
        ]
    }

    private static func quantity(_ value: Double, _ unit: Row.Unit) -> String {
        let text = number(value, unit == .count ? 0 : digits(value))
        return unit == .count ? text : "\(text) \(unit.rawValue)"
    }

    private static func digits(_ value: Double) -> Int { abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2 }

    static func number(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}
