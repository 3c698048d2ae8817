/// Reads the hunks of one file's part of a patch. Bounded in lines and in bytes a line; never fails: what it does not understand it skips.
struct HunkReader {
    let lineLimit: Int
    let byteLimit: Int
    private(set) var hunks: [Hunk] = []
    private(set) var isTruncated = false
    private var count = 0
    private var oldNumber = 0
    private var newNumber = 0

    init(lineLimit: Int, byteLimit: Int) {
        self.lineLimit = lineLimit
        self.byteLimit = byteLimit
    }

    mutating func read(_ section: ArraySlice<UInt8>) {
        var start = section.startIndex
        var isInHunk = false
        while start < section.endIndex, !isTruncated {
            let end = PatchSections.lineEnd(in: section, from: start)
            let line = section[start..<end]
            start = end + 1
            if line.starts(with: "@@ ".utf8), let hunk = Self.header(line) {
                hunks.append(hunk)
                (oldNumber, newNumber) = (hunk.oldStart, hunk.newStart)
                isInHunk = true
            } else if isInHunk {
                add(line)
            }
        }
    }

    private mutating func add(_ line: ArraySlice<UInt8>) {
        let last = hunks.count - 1
        guard let mark = line.first else { return }
        if mark == UInt8(ascii: "\\") {
            if !hunks[last].lines.isEmpty { hunks[last].lines[hunks[last].lines.count - 1].lacksNewline = true }
            return
        }
        guard let kind = Self.kinds[mark] else { return }
        guard count < lineLimit else {
            isTruncated = true
            return
        }
        count += 1
        let body = line.dropFirst()
        hunks[last].lines.append(
            DiffLine(
                kind: kind, oldNumber: kind == .added ? nil : oldNumber, newNumber: kind == .deleted ? nil : newNumber,
                bytes: Array(body.prefix(byteLimit)), omittedBytes: max(0, body.count - byteLimit)))
        if kind != .added { oldNumber += 1 }
        if kind != .deleted { newNumber += 1 }
    }

    private static let kinds: [UInt8: DiffLine.Kind] = [
        UInt8(ascii: " "): .context, UInt8(ascii: "+"): .added, UInt8(ascii: "-"): .deleted,
    ]

    /// `@@ -12,3 +14,4 @@ heading`; a count that is 1 is left out.
    private static func header(_ line: ArraySlice<UInt8>) -> Hunk? {
        let words = line.split(separator: UInt8(ascii: " "), maxSplits: 4, omittingEmptySubsequences: false)
        guard words.count >= 4, let old = range(words[1], "-"), let new = range(words[2], "+") else { return nil }
        let heading = words.count > 4 ? DisplayText.escape(words[4].prefix(200)) : ""
        return Hunk(oldStart: old.0, oldCount: old.1, newStart: new.0, newCount: new.1, heading: heading)
    }

    private static func range(_ word: ArraySlice<UInt8>, _ sign: String) -> (Int, Int)? {
        let text = String(decoding: word, as: UTF8.self)
        guard text.hasPrefix(sign) else { return nil }
        let numbers = text.dropFirst().split(separator: ",").map { Int($0) }
        guard let first = numbers.first, let start = first else { return nil }
        return (start, numbers.count > 1 ? numbers[1] ?? 0 : 1)
    }
}
