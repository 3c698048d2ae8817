/// Makes pages of rows of one file's diff.
package struct DiffPager: Sendable {
    private let lines: PatchLines
    /// Marks of moved lines by their position in the diff.
    private let moved: [Int: MovedMark]

    /// Runs of changes up to this many lines are on one page.
    private static let wholeRun = 2 * LinePairing.maxRun
    /// UTF-8 bytes of text beyond which a page ends.
    private static let pageBytes = 1 << 20

    package init(_ lines: PatchLines, moved: [Int: MovedMark] = [:]) {
        self.lines = lines
        self.moved = moved
    }

    /// Fills a page with the rows from a position on.
    ///
    /// - Parameters:
    ///   - from: the position of a line; in the middle of a run that fits on a page, the page begins with the run.
    ///   - count: lines of the diff, about: a run that fits is not cut.
    package func fill(_ page: inout DiffPage, from: Int, count: Int) {
        let all = lines.lines
        page.lines = all.count
        var position = min(max(0, from), all.count)
        let around = run(at: position)
        if around.count <= Self.wholeRun, around.lowerBound < position { position = around.lowerBound }
        page.from = position
        page.changesBefore = all[..<position].count { $0.kind != .context }
        var bytes = 0
        let wanted = min(all.count, position + max(1, count))
        while position < wanted, bytes < Self.pageBytes {
            let start = position
            if all[position].kind == .context {
                page.rows.append(context(position, &bytes))
                position += 1
            } else {
                let run = run(at: position)
                let end = run.count <= Self.wholeRun ? run.upperBound : min(run.upperBound, wanted, position + Self.wholeRun)
                page.rows += changes(position..<end, &bytes)
                position = end
            }
            // A page has at least one line, so reading goes on whatever the limits are.
            if position == start { break }
        }
        page.next = position < all.count ? position : nil
        let shown = page.from..<max(page.from, position)
        page.hunks = lines.hunks.filter { $0.position < shown.upperBound && $0.position + $0.lines > shown.lowerBound }
    }

    /// The removed lines and the added ones behind them that hold a position; empty at a line of context and at the end.
    private func run(at position: Int) -> Range<Int> {
        let all = lines.lines
        guard position < all.count, all[position].kind != .context else { return position..<position }
        // Bounded: of a longer run only that it is longer matters.
        let bound = Self.wholeRun + 1
        let hunk = hunk(at: position)
        var start = position
        while start > hunk.lowerBound, position - start < bound, all[start - 1].kind != .context,
            !(all[start - 1].kind == .added && all[start].kind == .removed)
        {
            start -= 1
        }
        var end = position + 1
        while end < hunk.upperBound, end - position < bound, all[end].kind != .context,
            !(all[end - 1].kind == .added && all[end].kind == .removed)
        {
            end += 1
        }
        return start..<end
    }

    /// The hunk that holds a position, found by halving: there may be many thousand.
    private func hunk(at position: Int) -> Range<Int> {
        var (low, high) = (0, lines.hunks.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if lines.hunks[middle].position <= position { low = middle } else { high = middle }
        }
        guard low < lines.hunks.count else { return position..<position }
        return lines.hunks[low].position..<(lines.hunks[low].position + lines.hunks[low].lines)
    }

    private func context(_ position: Int, _ bytes: inout Int) -> DiffRow {
        let cell = cell(position, .context, &bytes)
        var old = cell
        old.line = Int(lines.lines[position].old)
        return DiffRow(kind: .context, old: old, new: cell)
    }

    private func changes(_ range: Range<Int>, _ bytes: inout Int) -> [DiffRow] {
        let split = range.first { lines.lines[$0].kind == .added } ?? range.upperBound
        let removed = (range.lowerBound..<split).map { cell($0, .removed, &bytes) }
        let added = (split..<range.upperBound).map { cell($0, .added, &bytes) }
        return RunPairing.rows(removed.map(\.text), added.map(\.text)).map { pair in
            var old = pair.old.map { removed[$0] }
            var new = pair.new.map { added[$0] }
            // Words are marked where some stayed and some changed.
            if let words = pair.words, words.old.contains(where: { !$0.changed }) || words.new.contains(where: { !$0.changed }) {
                old?.words = words.old
                new?.words = words.new
            }
            return DiffRow(kind: old == nil ? .added : new == nil ? .removed : .changed, old: old, new: new)
        }
    }

    private func cell(_ position: Int, _ kind: PatchLines.Kind, _ bytes: inout Int) -> DiffCell {
        let line = lines.lines[position]
        let text = LineText(lines.content(line), isEnded: !line.lacksNewline)
        bytes += text.text.utf8.count
        return DiffCell(
            line: Int(kind == .removed ? line.old : line.new), text: text.text, moved: moved[position],
            ending: line.lacksNewline ? LineEnding.none : text.hasCarriageReturn ? .crlf : nil,
            omitted: text.omitted > 0 ? text.omitted : nil)
    }
}
