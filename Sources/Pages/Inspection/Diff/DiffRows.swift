import Domain

/// A part of a diff as elements. The first part of a file brings the places of the others.
///
/// A line is one element: its numbers are attributes that the style sheet shows, so that a hundred thousand lines stay cheap, and copying
/// takes text alone.
package struct DiffRows: Sendable {
    package var part: DiffPart
    package var layout: DiffLayout
    package var remarks: Remarks

    package init(part: DiffPart, layout: DiffLayout, remarks: Remarks) {
        self.part = part
        self.layout = layout
        self.remarks = remarks
    }

    package var html: Markup {
        let lines = min(DiffPart.lines, max(1, part.total - part.from))
        var result: Markup = """
            <div class="part" data-from="\(part.from)" data-lines="\(lines)" data-before="\(part.changesBefore)" data-loaded>\(inner)</div>
            """
        guard part.from == 0, part.isWhole else { return result }
        var from = DiffPart.lines
        while from < part.total {
            result += "<div class=\"part\" data-from=\"\(from)\" data-lines=\"\(min(DiffPart.lines, part.total - from))\"></div>"
            from += DiffPart.lines
        }
        return result
    }

    /// What is in the part.
    package var inner: Markup {
        var result: Markup = ""
        if let note = part.note, part.from == 0 { result += "<p class=\"note-line soft\">\(note)</p>" }
        var run: [DiffRow] = []
        for piece in part.pieces {
            if case .row(let row) = piece, row.kind != .context {
                run.append(row)
                continue
            }
            append(&run, to: &result)
            switch piece {
            case .row(let row): result += context(row)
            case .hunk(let gap, let heading): result += GapRow(gap: gap, heading: heading, isTail: false, opens: part.isWhole).html
            case .tail(let gap): result += GapRow(gap: gap, heading: "", isTail: true, opens: part.isWhole).html
            }
        }
        append(&run, to: &result)
        return result
    }

    private func append(_ run: inout [DiffRow], to result: inout Markup) {
        defer { run.removeAll(keepingCapacity: true) }
        var (old, new) = (BlockStarts(), BlockStarts())
        guard layout == .unified || part.hasOneSide else {
            for row in run { result += pair(row, &old, &new) }
            return
        }
        // All that went, then all that came, as everybody reads it.
        for row in run { if let cell = row.old { result += DiffLine(cell: cell, side: .old, saysPlace: old.begins(cell)).html } }
        for row in run {
            guard let cell = row.new else { continue }
            result += DiffLine(cell: cell, side: .new, saysPlace: new.begins(cell)).html
            result += remarks.html(part.path, line: cell.line) ?? ""
        }
    }

    /// Whether a line is the first of its moved block, on one side.
    private struct BlockStarts {
        private var last: Int?

        mutating func begins(_ cell: DiffCell) -> Bool {
            defer { last = cell.moved?.block }
            return cell.moved != nil && cell.moved?.block != last
        }
    }

    private func context(_ row: DiffRow) -> Markup {
        guard let new = row.new else { return "" }
        let said = remarks.html(part.path, line: new.line) ?? ""
        guard layout == .split, let old = row.old else {
            return DiffLine(cell: new, side: .both(old: row.old?.line)).html + said
        }
        return "<div class=\"r\">\(DiffLine(cell: old, side: .leftOfBoth).html)\(DiffLine(cell: new, side: .rightOfBoth).html)</div>\(said)"
    }

    private func pair(_ row: DiffRow, _ olds: inout BlockStarts, _ news: inout BlockStarts) -> Markup {
        let old = row.old.map { DiffLine(cell: $0, side: .old, saysPlace: olds.begins($0)).html } ?? "<div class=\"no\"></div>"
        let new = row.new.map { DiffLine(cell: $0, side: .new, saysPlace: news.begins($0)).html } ?? "<div class=\"no\"></div>"
        let said = row.new.flatMap { remarks.html(part.path, line: $0.line) } ?? ""
        return "<div class=\"r\">\(old)\(new)</div>\(said)"
    }
}
