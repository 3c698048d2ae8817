import Domain

/// The report for a terminal: no line is wider than the terminal, and no colour is needed to read it.
struct TextRenderer {
    let width: Int
    let style: TextStyle
    let sources: Bool

    init(options: TextOptions) {
        width = max(40, options.width)
        style = TextStyle(colour: options.colour)
        sources = options.sources
    }

    func render(_ document: ReportDocument) -> String {
        var lines = wrapped(document.title).map(style.bold)
        lines += wrapped(document.subtitle).map(style.dim)
        for section in document.sections {
            let title = DisplayWidth.cut(SafeText.line(section.title), to: width - 4)
            let rule = String(repeating: "─", count: max(0, width - DisplayWidth.of(title) - 4))
            lines += ["", style.bold("── \(title)") + " " + style.dim(rule)]
            for (index, block) in section.blocks.enumerated() {
                if index > 0 { lines.append("") }
                lines += render(block)
            }
        }
        lines += [""] + wrapped(document.footer).map(style.dim)
        return lines.map(TextWrap.trimmed).joined(separator: "\n") + "\n"
    }

    private func render(_ block: ReportDocument.Block) -> [String] {
        switch block {
        case .paragraph(let text): wrapped(text)
        case .figures(let figures): self.figures(figures)
        case .bars(let chart): TextBars(chart: chart, width: width, style: style).lines + source(chart.source)
        case .hours(let chart): TextHours(chart: chart, width: width, style: style).lines + source(chart.source)
        case .table(let table): TextTable(table: table, width: width, style: style).lines + source(table.source)
        case .bullets(let texts): texts.flatMap { TextWrap.lines("- " + SafeText.line($0), width: width, indent: "  ") }
        }
    }

    private func figures(_ figures: [Figure]) -> [String] {
        let label = min(figures.map { DisplayWidth.of($0.label) }.max() ?? 0, width / 2)
        return figures.flatMap { figure -> [String] in
            let names = TextWrap.lines(SafeText.line(figure.label), width: label)
            let values = TextWrap.lines(SafeText.line(figure.text), width: width - label - 2)
            let lines = (0..<max(names.count, values.count)).map { row in
                DisplayWidth.pad(row < names.count ? names[row] : "", to: label) + "  " + (row < values.count ? values[row] : "")
            }
            return lines + source(figure.source)
        }
    }

    private func source(_ text: String) -> [String] {
        guard sources else { return [] }
        return TextWrap.lines("  ← " + SafeText.line(text), width: width - 2, indent: "    ").map { style.dim("  " + $0) }
    }

    private func wrapped(_ text: String) -> [String] { TextWrap.lines(SafeText.line(text), width: width) }
}
