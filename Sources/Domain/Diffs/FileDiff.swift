/// One file of a candidate with its hunks, bounded: what was cut is said.
package struct FileDiff: Codable, Equatable, Sendable {
    package var file: CandidateFile
    package var hunks: [Hunk]
    /// Why hunks are missing or cut (`binary`, `too large: 120000 lines`); nil when the diff is whole.
    package var cut: String?

    package init(file: CandidateFile, hunks: [Hunk], cut: String? = nil) {
        self.file = file
        self.hunks = hunks
        self.cut = cut
    }
}

/// A run of changed lines with their context.
package struct Hunk: Codable, Equatable, Sendable {
    /// First line in the old and the new file, from 1 (0 for an empty side).
    package var oldStart: Int
    package var newStart: Int
    /// What git prints behind the second `@@`.
    package var heading: String
    package var lines: [DiffLine]

    package init(oldStart: Int, newStart: Int, heading: String, lines: [DiffLine]) {
        self.oldStart = oldStart
        self.newStart = newStart
        self.heading = heading
        self.lines = lines
    }
}

/// A line of a hunk. The text is what the file holds, hostile until escaped.
package struct DiffLine: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case context, added, removed
        /// `\ No newline at end of file`
        case noNewline
    }

    package var kind: Kind
    package var text: String

    package init(kind: Kind, text: String) {
        self.kind = kind
        self.text = text
    }
}
