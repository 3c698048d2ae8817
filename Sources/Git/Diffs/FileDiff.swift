/// One file's change, line by line.
package struct FileDiff: Sendable, Hashable {
    /// The file.
    package let file: ChangedFile
    /// The changed places in order; empty for binary files, pure renames and changes of mode.
    package let hunks: [Hunk]
    /// Whether lines were left out because there are more than the limit.
    package let isTruncated: Bool
}

/// One changed place.
package struct Hunk: Sendable, Hashable {
    /// First line in the old file, from 1 (0 when it has none).
    package let oldStart: Int
    /// Lines of the old file.
    package let oldCount: Int
    /// First line in the new file, from 1 (0 when it has none).
    package let newStart: Int
    /// Lines of the new file.
    package let newCount: Int
    /// The enclosing function as git guesses it, safe to show.
    package let heading: String
    /// The lines.
    package internal(set) var lines: [DiffLine] = []
}

/// One line of a change.
package struct DiffLine: Sendable, Hashable {
    /// What happened to it.
    package enum Kind: Sendable, Hashable { case context, added, deleted }

    /// What happened to it.
    package let kind: Kind
    /// Number in the old file; nil for an added line.
    package let oldNumber: Int?
    /// Number in the new file; nil for a deleted line.
    package let newNumber: Int?
    /// Its bytes without the line feed, at most the reader's limit.
    package let bytes: [UInt8]
    /// How many bytes were cut off at the limit.
    package let omittedBytes: Int
    /// Whether the file ends here without a line feed.
    package internal(set) var lacksNewline = false

    /// Safe to show: control characters other than tabs are spelled out, and a cut is marked.
    package var text: String {
        DisplayText.escape(bytes, keepingTabs: true) + (omittedBytes > 0 ? "… (\(omittedBytes) bytes more)" : "")
    }
}
