package import Domain

/// The line between two hunks: what is left out there, and what git thinks encloses the next one.
package struct GapRow: Sendable {
    package var gap: DiffPart.Gap
    package var heading: String
    package var isTail: Bool
    package var opens: Bool

    package init(gap: DiffPart.Gap, heading: String, isTail: Bool, opens: Bool) {
        self.gap = gap
        self.heading = heading
        self.isTail = isTail
        self.opens = opens
    }

    package var html: Markup {
        if heading.isEmpty, gap.count == 0 || (isTail && !opens) { return "" }
        let words = gap.count.map { $0 == 0 ? "" : CountWords.text($0, "line") } ?? "to the end"
        let last: Markup = gap.last.map { " data-last=\"\($0)\"" } ?? ""
        let button: Markup =
            opens && gap.count != 0
            ? "<button type=\"button\" class=\"quiet\" data-open title=\"show these lines (e)\">↕ \(words)</button>"
            : "<span class=\"soft\">\(words)</span>"
        return """
            <div class="h stop" tabindex="-1" data-first="\(gap.first)"\(last) data-shift="\(gap.shift)"\(isTail ? " data-tail" : "")>\(button)<code>\(heading)</code></div>
            """
    }
}

/// Unchanged lines that were asked for.
package struct ContextRows: Sendable {
    package var lines: [DiffCell]
    /// What to add to a new line's number to get the old one's.
    package var shift: Int
    package var layout: DiffLayout

    package init(lines: [DiffCell], shift: Int, layout: DiffLayout) {
        self.lines = lines
        self.shift = shift
        self.layout = layout
    }

    package var html: Markup {
        let rows = lines.map { cell -> DiffPart.Piece in
            var old = cell
            old.line = cell.line + shift
            return .row(DiffRow(kind: .context, old: old, new: cell))
        }
        let part = DiffPart(path: "", from: 1, total: 0, pieces: rows)
        return DiffRows(part: part, layout: layout, remarks: Remarks()).inner
    }
}
