/// A part of one file's diff, as rows that have both sides beside each other.
///
/// Positions count the lines of the diff as the unified form has them (context, removed, added), from 0. Text is what the file holds, with what
/// would act upon a screen made visible (``SafeText``), and hostile until escaped.
package struct DiffPage: Codable, Equatable, Sendable {
    package var path: String
    package var oldPath: String?
    package var status: String
    /// Lines of the whole diff.
    package var lines: Int
    /// Position of this page's first line.
    package var from: Int
    /// Added and removed lines before this page.
    package var changesBefore: Int
    /// Position where the next page begins; nil at the end.
    package var next: Int?
    /// The hunks that this page shows lines of.
    package var hunks: [DiffHunk]
    package var rows: [DiffRow]
    /// Git's six octal digits, when they differ.
    package var oldMode: String?
    package var newMode: String?
    /// What is to be said instead of lines or beside them: a binary file, a submodule, a change of mode alone.
    package var note: String?
    package var moved: MovedScope

    package init(
        path: String, oldPath: String? = nil, status: String, lines: Int = 0, from: Int = 0, changesBefore: Int = 0, next: Int? = nil,
        hunks: [DiffHunk] = [],
        rows: [DiffRow] = [], oldMode: String? = nil, newMode: String? = nil, note: String? = nil, moved: MovedScope = .candidate
    ) {
        self.path = path
        self.oldPath = oldPath
        self.status = status
        self.lines = lines
        self.from = from
        self.changesBefore = changesBefore
        self.next = next
        self.hunks = hunks
        self.rows = rows
        self.oldMode = oldMode
        self.newMode = newMode
        self.note = note
        self.moved = moved
    }
}

/// Where moved blocks were looked for.
package enum MovedScope: String, Codable, CaseIterable, Sendable {
    /// Within and across all files of the candidate.
    case candidate
    /// The candidate is too large for that: within the file.
    case file
    /// The file alone is too large for it.
    case none
}

/// A run of changes with its context.
package struct DiffHunk: Codable, Equatable, Sendable {
    /// Position of its first line in the diff.
    package var position: Int
    /// Its lines in the diff.
    package var lines: Int
    package var oldStart: Int
    package var oldLines: Int
    package var newStart: Int
    package var newLines: Int
    /// The enclosing function as git guesses it.
    package var heading: String

    package init(position: Int, lines: Int = 0, oldStart: Int, oldLines: Int, newStart: Int, newLines: Int, heading: String) {
        self.position = position
        self.lines = lines
        self.oldStart = oldStart
        self.oldLines = oldLines
        self.newStart = newStart
        self.newLines = newLines
        self.heading = heading
    }
}

/// A removed and an added line beside each other, or one of them alone, or an unchanged line on both sides. The unified form of a run of
/// changed rows is all its old sides, then all its new ones.
package struct DiffRow: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case context, changed, removed, added
    }

    package var kind: Kind
    package var old: DiffCell?
    package var new: DiffCell?

    package init(kind: Kind, old: DiffCell? = nil, new: DiffCell? = nil) {
        self.kind = kind
        self.old = old
        self.new = new
    }
}

/// One side of a row.
package struct DiffCell: Codable, Equatable, Sendable {
    /// Number in its file, from 1.
    package var line: Int
    package var text: String
    /// The text in pieces, when some of its words changed; nil when it changed as a whole or not at all.
    package var words: [WordDiff.Piece]?
    package var moved: MovedMark?
    /// How the line ends, when not by a line feed alone.
    package var ending: LineEnding?
    /// Bytes that are left out behind the text.
    package var omitted: Int?

    package init(
        line: Int, text: String, words: [WordDiff.Piece]? = nil, moved: MovedMark? = nil, ending: LineEnding? = nil, omitted: Int? = nil
    ) {
        self.line = line
        self.text = text
        self.words = words
        self.moved = moved
        self.ending = ending
        self.omitted = omitted
    }
}

/// How a line ends, other than by a line feed.
package enum LineEnding: String, Codable, CaseIterable, Sendable {
    /// Carriage return and line feed.
    case crlf
    /// The file ends without one.
    case none
}

/// The line belongs to a block that is elsewhere on the other side.
package struct MovedMark: Codable, Equatable, Sendable {
    /// Number of the block within the candidate and its side; blocks next to each other have different ones.
    package var block: Int
    /// Not white space alone made it different.
    package var exact: Bool
    /// The line's other place.
    package var path: String
    package var line: Int

    package init(block: Int, exact: Bool, path: String, line: Int) {
        self.block = block
        self.exact = exact
        self.path = path
        self.line = line
    }
}
