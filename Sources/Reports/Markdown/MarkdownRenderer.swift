import Domain

/// The report as GitHub Flavored Markdown: tables for figures and for charts, with the source of each figure.
struct MarkdownRenderer {
    func render(_ document: ReportDocument) -> String {
        var parts = ["# \(escape(document.title))", escape(document.subtitle)]
        for section in document.sections {
            parts.append("## \(escape(section.title))")
            parts += section.blocks.map(render)
        }
        parts.append(escape(document.footer))
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func render(_ block: ReportDocument.Block) -> String {
        switch block {
        case .paragraph(let text):
            return escape(text)
        case .bullets(let texts):
            return texts.map { "- \(escape($0))" }.joined(separator: "\n")
        case .figures(let figures):
            return table(
                ["Figure", "Value", "Derived from"], right: [], figures.map { [$0.label, $0.text, $0.source] })
        case .table(let table):
            let head = table.caption.isEmpty ? "" : "**\(escape(table.caption))**\n\n"
            guard !table.rows.isEmpty else { return "\(head)\(escape(table.empty))" }
            let right = Set(table.columns.indices.filter { table.columns[$0].right })
            return head + self.table(table.columns.map(\.title), right: right, table.rows) + derived(table.source)
        case .bars(let chart):
            guard !chart.rows.isEmpty else { return "**\(escape(chart.title))**: none" }
            let rows = chart.rows.map { row in
                let share = chart.scale > 0 ? row.values.reduce(0, +) / chart.scale : 0
                return [row.label, EighthBlocks.horizontal(share, columns: 20), row.text]
            }
            return "**\(escape(chart.title))**\n\n" + table(["", "", ""], right: [], rows) + derived(chart.source)
        case .hours(let chart):
            guard chart.total > 0 else { return "**\(escape(chart.title))**: none" }
            let rows = chart.hours.filter { $0.count > 0 }.map { hour in
                [
                    hour.label, EighthBlocks.horizontal(Double(hour.count) / Double(chart.highest), columns: 20), "\(hour.count)",
                    "\(hour.cumulative)",
                ]
            }
            return "**\(escape(chart.title))**\n\n" + table(["Hour", "", "Commits", "Cumulative"], right: [2, 3], rows)
                + derived(chart.source)
        }
    }

    private func table(_ head: [String], right: Set<Int>, _ rows: [[String]]) -> String {
        let rule = head.indices.map { right.contains($0) ? "---:" : "---" }
        return ([line(head.map(escape)), line(rule)] + rows.map { line($0.map(escape)) }).joined(separator: "\n")
    }

    private func derived(_ source: String) -> String { "\n\nDerived from: \(escape(source))" }
    private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    private func escape(_ text: String) -> String { SafeText.markdown(text) }
}
