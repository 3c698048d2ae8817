import API
import Domain

/// What changed in files since the operator looked at them, in the unified form.
struct SinceScreen {
    /// A file and what is to be said of it.
    struct File: Codable {
        var path: String
        var interdiff: Interdiff
    }

    let files: [File]
    let face: Face
    let full: Bool

    var lines: [Styled] {
        guard !files.isEmpty else { return [Styled("no file changed since you looked at it")] }
        return files.flatMap { file in [heading(file)] + body(file.interdiff) + [Styled()] }
    }

    private func heading(_ file: File) -> Styled {
        Styled("── ", .faint) + Styled(file.path, .strong) + Styled("  since candidate \(file.interdiff.since ?? 0)")
            + Styled(file.interdiff.state.isByComment ? ", which you commented on" : "", .faint)
    }

    private func body(_ interdiff: Interdiff) -> [Styled] {
        let page = interdiff.page
        var lines = [interdiff.note, page?.note].compactMap(\.self).map { Styled("   " + $0, .warning) }
        guard let page else { return lines }
        var old: [DiffCell] = []
        var new: [DiffCell] = []
        var last = 0
        func flush() {
            lines += old.map { line($0, " - ", .removed, .removedWord, isOld: true) }
            lines += new.map { line($0, " + ", .added, .addedWord, isOld: false) }
            (old, new) = ([], [])
        }
        for row in page.rows {
            if let number = row.new?.line ?? row.old?.line {
                if last > 0, number > last + 1, row.kind == .context { lines.append(Styled("   …", .faint)) }
                last = number
            }
            if row.kind == .context {
                flush()
                if let cell = row.new { lines.append(line(cell, "   ", .plain, .plain, isOld: false)) }
            } else {
                if let cell = row.old { old.append(cell) }
                if let cell = row.new { new.append(cell) }
            }
        }
        flush()
        if let next = page.next {
            lines.append(Styled("   not shown: \(CountWords.text(page.lines - next, "more line")) of the difference", .warning))
        }
        return lines
    }

    private func line(_ cell: DiffCell, _ mark: String, _ ink: Ink, _ wordInk: Ink, isOld: Bool) -> Styled {
        let number = Styled("\(cell.line)", .faint).padded(to: 7, right: true)
        let pieces = cell.words ?? [WordDiff.Piece(text: cell.text, changed: false)]
        let text = pieces.reduce(into: Styled()) { $0 += Styled($1.text.replacing("\t", with: "    "), $1.changed ? wordInk : ink) }
        let moved = cell.moved.map { Styled("  (\(isOld ? "to" : "from") \($0.path):\($0.line))", .faint) } ?? Styled()
        let whole = number + Styled(mark, ink) + (full ? text : text.cut(to: DiffScreen.maxColumns)) + moved
        return cell.ending == LineEnding.none ? whole + Styled("  (no newline at the end)", .faint) : whole
    }
}
