import Domain

/// The report as one page without scripts, fonts or anything else from elsewhere. It is well-formed XML as well as HTML.
struct HTMLRenderer {
    /// Nothing may be loaded or run, whatever a title says.
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'"

    func render(_ document: ReportDocument) -> String {
        let head = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="\(escape(Self.policy))"/>
            <title>\(escape(document.title))</title><style>
            \(Stylesheet.css)
            </style></head><body><main>
            """
        return head + "\n" + part(document) + "</main></body></html>\n"
    }

    /// What is inside `<main>`.
    func part(_ document: ReportDocument) -> String {
        let tiles = document.headline.map { "<div class=\"tile\"><b>\(escape($0.text))</b><span>\(escape($0.label))</span></div>" }
        var parts = [
            "<h1>\(escape(document.title))</h1><p class=\"soft\">\(escape(document.subtitle))</p>",
            "<div class=\"tiles\">\(tiles.joined())</div>",
        ]
        for section in document.sections {
            parts.append("<section id=\"\(escape(section.id))\"><h2>\(escape(section.title))</h2>")
            parts.append("<div class=\"flow\">")
            // Drawings come first and side by side, so that nothing stands alone in half a page.
            parts += section.blocks.compactMap(chart) + section.blocks.compactMap(block)
            parts.append("</div>\(sources(section))</section>")
        }
        parts.append("<footer>\(escape(document.footer))</footer>")
        return parts.joined(separator: "\n")
    }

    private func chart(_ block: ReportDocument.Block) -> String? {
        switch block {
        case .bars(let chart):
            guard !chart.rows.isEmpty else { return nil }
            let key = chart.series.count > 1 ? self.key(chart.series.map { ($0.tone.rawValue, $0.name) }) : ""
            return figure(chart.title, BarChartSVG(chart: chart).svg, key)
        case .hours(let chart):
            guard chart.total > 0 else { return nil }
            return figure(
                chart.title, HourChartSVG(chart: chart).svg, key([("plain", "commits in the hour (left)"), ("sum", "cumulative (right)")]))
        default:
            return nil
        }
    }

    private func block(_ block: ReportDocument.Block) -> String? {
        switch block {
        case .paragraph(let text):
            return "<p>\(escape(text))</p>"
        case .bullets(let texts):
            return "<ul class=\"plainlist\">\(texts.map { "<li>\(escape($0))</li>" }.joined())</ul>"
        case .figures(let figures):
            return "<dl>\(figures.map { "<dt>\(escape($0.label))</dt><dd>\(escape($0.text))</dd>" }.joined())</dl>"
        case .table(let table):
            return self.table(table)
        case .bars(let chart):
            return chart.rows.isEmpty ? "<p class=\"soft\">\(escape(chart.title)): none</p>" : nil
        case .hours(let chart):
            return chart.total == 0 ? "<p class=\"soft\">\(escape(chart.title)): none</p>" : nil
        }
    }

    private func table(_ table: ReportTable) -> String {
        let caption = table.caption.isEmpty ? "" : "<h3>\(escape(table.caption))</h3>"
        guard !table.rows.isEmpty else { return "<div>\(caption)<p class=\"soft\">\(escape(table.empty))</p></div>" }
        let size = table.columns.count > 6 ? " class=\"wide\"" : ""
        let head = table.columns.map { "<th\($0.right ? " class=\"r\"" : "")>\(escape($0.title))</th>" }.joined()
        let rows = table.rows.map { row in
            let cells = zip(table.columns, row).map { column, cell in
                let style = column.right ? "r" : column.flexible ? "" : "short"
                return "<td\(style.isEmpty ? "" : " class=\"\(style)\"")>\(escape(cell))</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        let body = rows.joined(separator: "\n")
        let inner = "<table><thead><tr>\(head)</tr></thead><tbody>\n\(body)</tbody></table>"
        return "<div\(size)>\(caption)<div class=\"scroll\" tabindex=\"0\">\(inner)</div></div>"
    }

    private func sources(_ section: ReportDocument.Section) -> String {
        let items = section.blocks.flatMap { block -> [(String, String)] in
            switch block {
            case .figures(let figures): figures.map { ($0.label, $0.source) }
            case .bars(let chart): [(chart.title, chart.source)]
            case .hours(let chart): [(chart.title, chart.source)]
            case .table(let table): [(table.caption.isEmpty ? section.title : table.caption, table.source)]
            case .paragraph, .bullets: []
            }
        }
        guard !items.isEmpty else { return "" }
        let list = items.map { "<li><b>\(escape($0.0))</b>: \(escape($0.1))</li>" }.joined()
        return "<details><summary>Where these figures come from</summary><ul>\(list)</ul></details>"
    }

    private func figure(_ title: String, _ svg: SVG, _ key: String) -> String {
        "<figure><figcaption>\(escape(title))</figcaption>\(svg.markup)\(key)</figure>"
    }

    private func key(_ entries: [(String, String)]) -> String {
        "<ul class=\"key\">\(entries.map { "<li><i class=\"\($0.0)\"></i>\(escape($0.1))</li>" }.joined())</ul>"
    }

    private func escape(_ text: String) -> String { SafeText.html(text) }
}
