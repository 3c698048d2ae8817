import API
import Domain

/// A candidate's diff for the terminal: files with their viewed marks, hunks with line numbers, changed words marked.
///
/// Nothing is left out in silence: folded files are one line that says so, cut lines and cut files say how much is missing.
struct DiffScreen {
    let diffs: [FileDiff]
    let viewed: Set<ViewedMark>
    let face: Face
    /// Expands folded files and shows every line whole.
    let full: Bool
    /// Files that are one line, with the reason.
    var folded: [String: String] = [:]
    /// What reviewers say about the candidate.
    var findings = CandidateFindings()

    /// Columns of a line's text that are shown.
    static let maxColumns = 400

    var lines: [Styled] {
        var result = findings.elsewhere(diffs.map(\.file.path))
        for (index, diff) in diffs.enumerated() {
            result.append(heading(diff, number: index + 1))
            result += findings.outside(diff, full: full)
            result += body(diff)
            result.append(Styled())
        }
        return result
    }

    private func heading(_ diff: FileDiff, number: Int) -> Styled {
        let file = diff.file
        let seen = viewed.contains(ViewedMark(path: file.path, digest: file.digest))
        return Styled("── \(number)/\(diffs.count) ", .faint) + FileList.name(file) + Styled("  \(FileList.kind(file))  ")
            + (file.binary ? Styled("binary") : LaneWords.changes(file.additions, file.deletions))
            + (seen ? Styled("  [x] seen", .good) : Styled("  [ ] not seen", .warning))
    }

    private func body(_ diff: FileDiff) -> [Styled] {
        if let reason = folded[diff.file.path] ?? (diff.file.generated && folded.isEmpty ? "generated" : nil), !full, !diff.file.binary {
            let count = diff.hunks.reduce(0) { $0 + $1.lines.count }
            return [Styled("   \(reason): \(CountWords.text(count, "line")) not expanded here; --full shows them", .faint)]
        }
        var result = diff.hunks.flatMap { lines($0, of: diff.file.path) }
        if let cut = diff.cut { result.append(Styled("   not shown: \(cut)", .warning)) }
        return result
    }

    private func lines(_ hunk: Hunk, of path: String) -> [Styled] {
        var old = hunk.oldStart
        var new = hunk.newStart
        let last = max(old, new) + hunk.lines.count
        let digits = max(3, "\(last)".count)
        let words = LinePairing.words(in: hunk.lines)
        let heading = hunk.heading.isEmpty ? "" : " " + hunk.heading
        return [Styled("   @@ -\(old) +\(new) @@\(heading)", .name).cut(to: Self.maxColumns)]
            + zip(hunk.lines, words).flatMap { line, words in
                let remarks = line.kind == .context || line.kind == .added ? findings.at(path, new) : []
                return [styled(line, words, &old, &new, digits)] + remarks
            }
    }

    /// One line with its numbers, which count on.
    private func styled(_ line: DiffLine, _ words: [WordDiff.Piece]?, _ old: inout Int, _ new: inout Int, _ digits: Int) -> Styled {
        switch line.kind {
        case .context:
            defer { (old, new) = (old + 1, new + 1) }
            return number(old, digits) + number(new, digits) + "   " + cut(Self.text(line.text, .plain))
        case .removed:
            defer { old += 1 }
            return number(old, digits) + number(nil, digits) + Styled(" - ", .removed)
                + cut(styled(line, words, .removed, .removedWord))
        case .added:
            defer { new += 1 }
            return number(nil, digits) + number(new, digits) + Styled(" + ", .added) + cut(styled(line, words, .added, .addedWord))
        case .noNewline:
            return number(nil, digits) + number(nil, digits) + Styled("   \\ no newline at the end of the file", .faint)
        }
    }

    private func number(_ value: Int?, _ digits: Int) -> Styled {
        Styled(value.map(String.init) ?? "", .faint).padded(to: digits + 1, right: true)
    }

    private func styled(_ line: DiffLine, _ words: [WordDiff.Piece]?, _ ink: Ink, _ wordInk: Ink) -> Styled {
        // A line that changed as a whole needs no words marked in it.
        guard let words, words.contains(where: { !$0.changed }) else { return Self.text(line.text, ink, trailing: true) }
        var result = Styled()
        for (index, piece) in words.enumerated() {
            let isLast = index == words.count - 1
            result += Self.text(piece.text, piece.changed ? wordInk : ink, tabs: piece.changed, trailing: isLast)
        }
        return result
    }

    /// Tabs become spaces, or an arrow where the tab itself is the change; white space at the end of a changed line becomes visible.
    private static func text(_ text: String, _ ink: Ink, tabs visible: Bool = false, trailing: Bool = false) -> Styled {
        let end = trailing ? text.lastIndex { $0 != " " && $0 != "\t" }.map(text.index(after:)) ?? text.startIndex : text.endIndex
        return Styled(expanded(text[..<end], tab: visible ? "→   " : "    "), ink)
            + Styled(expanded(text[end...], tab: "→   ", space: "·"), .warning)
    }

    private static func expanded(_ text: Substring, tab: String, space: String = " ") -> String {
        text.reduce(into: "") { $0 += $1 == "\t" ? tab : $1 == " " ? space : String($1) }
    }

    private func cut(_ line: Styled) -> Styled {
        guard !full else { return line }
        let width = line.width
        guard width > Self.maxColumns else { return line }
        return line.cut(to: Self.maxColumns) + Styled(" (\(width - Self.maxColumns) more columns; --full)", .warning)
    }
}
