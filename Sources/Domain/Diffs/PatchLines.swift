/// One file's part of a patch, taken apart into lines that stay where they are in the patch's bytes.
///
/// Format: `git diff --patch`, unified (https://git-scm.com/docs/diff-format). Never fails: what it does not understand it skips.
package struct PatchLines: Sendable {
    package enum Kind: UInt8, Sendable {
        case context, removed, added
    }

    /// A line of a hunk.
    package struct Line: Sendable {
        package let kind: Kind
        /// The file ends here without a line feed.
        package fileprivate(set) var lacksNewline: Bool
        /// Number in the old file; 0 for an added line.
        package let old: Int32
        /// Number in the new file; 0 for a removed line.
        package let new: Int32
        fileprivate let start: Int
        fileprivate let end: Int
    }

    package private(set) var lines: [Line] = []
    package private(set) var hunks: [DiffHunk] = []
    private let bytes: ArraySlice<UInt8>

    /// - Parameter bytes: from `diff --git` to the next one. A file whose type changed has two such parts, one after the other.
    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        bytes.withUnsafeBufferPointer { read($0, offset: bytes.startIndex) }
    }

    /// A line's bytes without its mark and its line feed.
    package func content(_ line: Line) -> ArraySlice<UInt8> { bytes[line.start..<line.end] }

    private mutating func read(_ buffer: UnsafeBufferPointer<UInt8>, offset: Int) {
        var start = 0
        // Lines that the hunk's header still promises: after them a header follows, whatever it looks like.
        var (oldLeft, newLeft) = (0, 0)
        var (old, new) = (0, 0)
        while start < buffer.count {
            let end = Self.lineEnd(buffer, from: start)
            defer { start = end + 1 }
            if oldLeft > 0 || newLeft > 0, end > start, let kind = Self.kind(buffer[start]) {
                lines.append(
                    Line(
                        kind: kind, lacksNewline: false, old: kind == .added ? 0 : Int32(clamping: old),
                        new: kind == .removed ? 0 : Int32(clamping: new), start: offset + start + 1, end: offset + end))
                hunks[hunks.count - 1].lines += 1
                if kind != .added { (old, oldLeft) = (old + 1, oldLeft - 1) }
                if kind != .removed { (new, newLeft) = (new + 1, newLeft - 1) }
            } else if end > start, buffer[start] == UInt8(ascii: "\\"), !lines.isEmpty {
                lines[lines.count - 1].lacksNewline = true
            } else if let hunk = Self.header(buffer[start..<end], position: lines.count) {
                hunks.append(hunk)
                (old, new, oldLeft, newLeft) = (hunk.oldStart, hunk.newStart, hunk.oldLines, hunk.newLines)
            } else {
                (oldLeft, newLeft) = (0, 0)
            }
        }
    }

    private static func lineEnd(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < buffer.count, buffer[index] != 10 { index += 1 }
        return index
    }

    private static func kind(_ mark: UInt8) -> Kind? {
        switch mark {
        case UInt8(ascii: " "): .context
        case UInt8(ascii: "-"): .removed
        case UInt8(ascii: "+"): .added
        default: nil
        }
    }

    /// `@@ -12,3 +14,4 @@ heading`; a count that is 1 is left out.
    private static func header(_ line: Slice<UnsafeBufferPointer<UInt8>>, position: Int) -> DiffHunk? {
        guard line.starts(with: "@@ -".utf8) else { return nil }
        let words = line.split(separator: UInt8(ascii: " "), maxSplits: 4, omittingEmptySubsequences: false)
        guard words.count >= 4, let old = range(words[1]), let new = range(words[2]) else { return nil }
        let heading = words.count > 4 ? LineText(ArraySlice(words[4]), limit: 200).text : ""
        return DiffHunk(position: position, oldStart: old.0, oldLines: old.1, newStart: new.0, newLines: new.1, heading: heading)
    }

    private static func range(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> (Int, Int)? {
        let numbers = word.dropFirst().split(separator: UInt8(ascii: ",")).map { Int(String(decoding: $0, as: UTF8.self)) }
        guard let first = numbers.first, let start = first, start >= 0 else { return nil }
        let count = numbers.count > 1 ? numbers[1] ?? 0 : 1
        return count >= 0 ? (start, count) : nil
    }
}
