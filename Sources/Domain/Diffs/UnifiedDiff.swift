/// The differences of two texts in the unified format (POSIX `diff -u`), line by line.
package struct UnifiedDiff: Sendable {
    /// Unchanged lines around a change.
    private static let context = 3
    /// Beyond so many lines together the comparison is not made: one text takes the place of the other.
    private static let maximumLines = 20_000

    package let hunks: [Hunk]

    /// Texts are compared as bytes say: an end without a line break is a difference.
    package init(old: String, new: String) {
        let old = Self.lines(old)
        let new = Self.lines(new)
        hunks = Self.hunks(Self.script(old, new))
    }

    package var isEmpty: Bool { hunks.isEmpty }

    /// The whole diff with a header that names the two sides; empty when nothing differs.
    package func text(oldName: String, newName: String) -> String {
        guard !hunks.isEmpty else { return "" }
        return "--- \(oldName)\n+++ \(newName)\n"
            + hunks.map(Self.text).joined()
    }

    /// A hunk with its heading.
    package static func text(_ hunk: Hunk) -> String {
        let lines = hunk.lines.map { line in
            switch line.kind {
            case .context: " \(line.text)\n"
            case .added: "+\(line.text)\n"
            case .removed: "-\(line.text)\n"
            case .noNewline: "\\ \(line.text.trimmingPrefix(" "))\n"
            }
        }
        return heading(hunk) + "\n" + lines.joined()
    }

    /// `@@ -1,3 +1,4 @@`
    package static func heading(_ hunk: Hunk) -> String {
        let old = hunk.lines.count { $0.kind == .context || $0.kind == .removed }
        let new = hunk.lines.count { $0.kind == .context || $0.kind == .added }
        return "@@ -\(hunk.oldStart),\(old) +\(hunk.newStart),\(new) @@"
    }

    private struct Line: Hashable {
        let text: String
        /// The last line may have none.
        let hasBreak: Bool
    }

    private static func lines(_ text: String) -> [Line] {
        var parts = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        let last = parts.removeLast()
        return parts.map { Line(text: $0, hasBreak: true) } + (last.isEmpty ? [] : [Line(text: last, hasBreak: false)])
    }

    /// Every line of both texts in order, with what happens to it.
    private static func script(_ old: [Line], _ new: [Line]) -> [(kind: DiffLine.Kind, line: Line)] {
        var removed = Set(old.indices)
        var added = Set(new.indices)
        if old.count + new.count <= maximumLines {
            let difference = new.difference(from: old)
            removed = Set(difference.removals.map(offset))
            added = Set(difference.insertions.map(offset))
        }
        var result: [(kind: DiffLine.Kind, line: Line)] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if removed.contains(left), left < old.count {
                result.append((.removed, old[left]))
                left += 1
            } else if added.contains(right), right < new.count {
                result.append((.added, new[right]))
                right += 1
            } else if left < old.count, right < new.count {
                result.append((.context, old[left]))
                left += 1
                right += 1
            } else {
                break
            }
        }
        return result
    }

    private static func offset(_ change: CollectionDifference<Line>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    private static func hunks(_ script: [(kind: DiffLine.Kind, line: Line)]) -> [Hunk] {
        let changes = script.indices.filter { script[$0].kind != .context }
        var ranges: [Range<Int>] = []
        for change in changes {
            let range = max(0, change - context)..<min(script.count, change + context + 1)
            if let last = ranges.last, last.upperBound >= range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
        }
        return ranges.map { range in
            let before = script[..<range.lowerBound]
            let old = before.count { $0.kind != .added }
            let new = before.count { $0.kind != .removed }
            let lines = script[range].flatMap { entry -> [DiffLine] in
                let line = DiffLine(kind: entry.kind, text: entry.line.text)
                return entry.line.hasBreak ? [line] : [line, DiffLine(kind: .noNewline, text: " No newline at end of file")]
            }
            // An empty side begins at 0.
            let isOldEmpty = !script[range].contains { $0.kind != .added }
            let isNewEmpty = !script[range].contains { $0.kind != .removed }
            return Hunk(oldStart: isOldEmpty ? old : old + 1, newStart: isNewEmpty ? new : new + 1, heading: "", lines: lines)
        }
    }
}
