import Domain

/// Makes the lines of the screen from rows of a diff.
struct DiffItems {
    let style: DiffStyle
    /// What stands below a line of the new file, and below a removed line.
    var below: (_ old: Int?, _ new: Int?) -> [Styled] = { _, _ in [] }
    private var digits = 4
    private var items: [DiffItem] = []

    init(style: DiffStyle, below: @escaping (Int?, Int?) -> [Styled] = { _, _ in [] }) {
        self.style = style
        self.below = below
    }

    /// - Parameters:
    ///   - before: the hunk before the segment's first; nil when there is none or it is not there yet.
    ///   - opened: lines of the new file that were asked for, by their number.
    mutating func make(_ segment: DiffBody.Segment, before: DiffHunk?, context: DiffContext, isLast: Bool) -> [DiffItem] {
        items = []
        let largest = segment.hunks.reduce(0) { max($0, $1.oldStart + $1.oldLines, $1.newStart + $1.newLines) }
        digits = max(4, "\(largest)".count)
        var change = segment.changesBefore
        var position = segment.from
        var run: [DiffRow] = []
        var runStart = position
        // A segment that begins inside a hunk knows it.
        var previous = segment.hunks.last { $0.position < segment.from } ?? before
        let hunks = Dictionary(segment.hunks.map { ($0.position, $0) }) { first, _ in first }
        func flush() {
            guard !run.isEmpty else { return }
            changed(run, at: runStart, &change)
            run = []
        }
        for row in segment.rows {
            if let hunk = hunks[position] {
                flush()
                opening(hunk, previous, context)
                previous = hunk
            }
            if row.kind == .context {
                flush()
                line(row.old, row.new, at: position, mark: "   ", .plain, .plain, [])
            } else {
                if run.isEmpty { runStart = position }
                run.append(row)
            }
            position += row.kind == .changed ? 2 : 1
        }
        flush()
        if isLast, context.hasContext, let last = segment.hunks.last ?? previous { tail(last, position, context) }
        return items
    }

    // MARK: Gaps

    private mutating func opening(_ hunk: DiffHunk, _ previous: DiffHunk?, _ context: DiffContext) {
        let start = hunk.newLines == 0 ? hunk.newStart + 1 : hunk.newStart
        let old = hunk.oldLines == 0 ? hunk.oldStart + 1 : hunk.oldStart
        guard context.hasContext, previous != nil || hunk.position == 0 else {
            if !hunk.heading.isEmpty || hunk.position > 0 { gap(nil, hunk.position, hunk.heading, words: "") }
            return
        }
        var gap = DiffGap(first: previous.map(Self.nextNew) ?? 1, last: start - 1, shift: old - start)
        var shown: [DiffCell] = []
        while let last = gap.last, last >= gap.first, let cell = context.opened[last] {
            shown.append(cell)
            gap.last = last - 1
        }
        let left = gap.count ?? 0
        if left > 0 || !hunk.heading.isEmpty {
            self.gap(gap, hunk.position, hunk.heading, words: left > 0 ? CountWords.text(left, "line") : "")
        }
        for cell in shown.reversed() { opened(cell, gap.shift, hunk.position) }
    }

    private mutating func tail(_ hunk: DiffHunk, _ position: Int, _ context: DiffContext) {
        var gap = DiffGap(first: Self.nextNew(hunk), last: nil, shift: Self.nextOld(hunk) - Self.nextNew(hunk))
        while let cell = context.opened[gap.first] {
            opened(cell, gap.shift, position)
            gap.first += 1
        }
        if let total = context.fileLines, gap.first > total { return }
        self.gap(gap, position, "", words: "to the end")
    }

    private mutating func gap(_ gap: DiffGap?, _ position: Int, _ heading: String, words: String) {
        let text = [words.isEmpty ? "" : "↕ \(words)", heading].filter { !$0.isEmpty }.joined(separator: "  ")
        let kind = gap.map { DiffItem.Kind.gap($0) } ?? .note
        items.append(
            DiffItem(
                kind: kind, position: position, gutter: Styled(" @@ ", .name), body: Styled(text, .name).cut(to: max(4, style.width - 4))))
    }

    private mutating func opened(_ cell: DiffCell, _ shift: Int, _ position: Int) {
        var old = cell
        old.line = cell.line + shift
        line(old, cell, at: position, mark: "   ", .plain, .plain, [])
    }

    private static func nextNew(_ hunk: DiffHunk) -> Int { hunk.newLines == 0 ? hunk.newStart + 1 : hunk.newStart + hunk.newLines }
    private static func nextOld(_ hunk: DiffHunk) -> Int { hunk.oldLines == 0 ? hunk.oldStart + 1 : hunk.oldStart + hunk.oldLines }

    // MARK: Lines

    /// A run of changes: what went before what came, each counted in that order.
    private mutating func changed(_ run: [DiffRow], at start: Int, _ change: inout Int) {
        let removed = run.count { $0.old != nil }
        var (old, new) = (0, 0)
        if style.isSplit {
            for row in run {
                let numbers = (row.old.map { _ in change + old + 1 }, row.new.map { _ in change + removed + new + 1 })
                pair(row, numbers, at: start + old)
                old += row.old == nil ? 0 : 1
                new += row.new == nil ? 0 : 1
            }
        } else {
            for row in run where row.old != nil {
                line(row.old, nil, at: start + old, mark: " - ", .removed, .removedWord, [change + old + 1])
                old += 1
            }
            for row in run where row.new != nil {
                line(nil, row.new, at: start + removed + new, mark: " + ", .added, .addedWord, [change + removed + new + 1])
                new += 1
            }
        }
        change += removed + run.count { $0.new != nil }
    }

    /// One line of the diff over the whole width. In two columns an unchanged line stands on both sides.
    private mutating func line(
        _ old: DiffCell?, _ new: DiffCell?, at position: Int, mark: String, _ ink: Ink, _ wordInk: Ink, _ changes: [Int]
    ) {
        if style.isSplit { return pair(DiffRow(kind: .context, old: old, new: new), (nil, nil), at: position) }
        guard let cell = new ?? old else { return }
        let gutter = style.gutter(old: old?.line, new: new?.line, mark: mark, digits: digits)
        let isOld = new == nil
        let lines = DiffStyle.words(cell, ink, wordInk, isOld: isOld).wrapped(to: style.width - gutter.width)
        for (index, text) in lines.enumerated() {
            let isLast = index == lines.count - 1
            let head = index == 0 ? gutter : Styled(String(repeating: " ", count: max(0, gutter.width - 3))) + Styled(" ↪ ", .faint)
            items.append(
                DiffItem(
                    kind: .line, position: position, old: old?.line, new: new?.line, quote: isOld ? cell.text : "", gutter: head,
                    body: text,
                    changes: isLast ? changes : [], isPart: !isLast && !changes.isEmpty))
        }
        remarks(isOld ? old?.line : nil, new?.line, position)
    }

    private mutating func pair(_ row: DiffRow, _ numbers: (old: Int?, new: Int?), at position: Int) {
        let half = (style.width - 1) / 2
        let isChange = row.kind != .context
        func side(_ cell: DiffCell?, isOld: Bool) -> (head: Styled, lines: [Styled]) {
            let mark = !isChange ? "   " : isOld ? " - " : " + "
            let head = style.gutter(old: cell?.line, new: nil, mark: cell == nil ? "   " : mark, digits: digits)
            let inks: (Ink, Ink) = !isChange ? (.plain, .plain) : isOld ? (.removed, .removedWord) : (.added, .addedWord)
            return (head, cell.map { DiffStyle.words($0, inks.0, inks.1, isOld: isOld).wrapped(to: half - head.width) } ?? [])
        }
        let (left, right) = (side(row.old, isOld: true), side(row.new, isOld: false))
        let blank = Styled(String(repeating: " ", count: left.head.width))
        let count = max(1, left.lines.count, right.lines.count)
        for index in 0..<count {
            let isLast = index == count - 1
            let mine = (index < left.lines.count ? left.lines[index] : Styled()).padded(to: half - left.head.width)
            let other = (index == 0 ? right.head : blank) + (index < right.lines.count ? right.lines[index] : Styled())
            items.append(
                DiffItem(
                    kind: .line, position: position, old: row.old?.line, new: row.new?.line,
                    quote: row.new == nil ? row.old?.text ?? "" : "",
                    gutter: index == 0 ? left.head : blank, body: mine + Styled("│", .faint) + other,
                    changes: isLast ? [numbers.old, numbers.new].compactMap(\.self) : [], isPart: !isLast && isChange))
        }
        remarks(row.new == nil ? row.old?.line : nil, row.new?.line, position)
    }

    private mutating func remarks(_ old: Int?, _ new: Int?, _ position: Int) {
        for remark in below(old, new) {
            for text in remark.wrapped(to: style.width - 4) {
                items.append(DiffItem(kind: .remark, position: position, old: old, new: new, gutter: Styled("    "), body: text))
            }
        }
    }
}

/// Lines around a diff that were asked for.
struct DiffContext: Equatable, Sendable {
    /// The file was there before and still is, so it has lines beside those of the diff.
    var hasContext = true
    /// Lines of the new file by their number.
    var opened: [Int: DiffCell] = [:]
    /// Lines of the whole file, once they are known.
    var fileLines: Int?
}
