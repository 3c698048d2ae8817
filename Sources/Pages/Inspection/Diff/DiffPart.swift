package import Domain

/// A part of one file's diff for the page: the rows that begin at one of ``lines`` positions, and what stands between their hunks.
package struct DiffPart: Sendable {
    /// Lines of a diff that a part has, about: a run of changes is not cut. Two screens: a browser lays out the parts that are on the screen as a
    /// whole.
    package static let lines = 100

    package var path: String
    /// Position of its first line, a multiple of ``lines``.
    package var from: Int
    /// Lines of the whole diff.
    package var total: Int
    /// Added and removed lines of the diff before this part.
    package var changesBefore = 0
    /// The file is new or gone: there is but one side.
    package var hasOneSide = false
    package var pieces: [Piece]
    package var note: String?
    /// Only the file's parts have others behind them, and context that can be opened.
    package var isWhole: Bool

    /// What comes after each other.
    package enum Piece: Equatable, Sendable {
        case hunk(Gap, heading: String)
        case row(DiffRow)
        /// The end of the file's diff, with what is behind it.
        case tail(Gap)
    }

    /// Unchanged lines that are not shown: lines of the new file, and what to add to get the old one's number.
    package struct Gap: Equatable, Sendable {
        package var first: Int
        /// Nil where the end of the file is not known.
        package var last: Int?
        package var shift: Int

        package init(first: Int, last: Int?, shift: Int) {
            self.first = first
            self.last = last
            self.shift = shift
        }

        package var count: Int? { last.map { max(0, $0 - first + 1) } }
    }

    package init(path: String, from: Int, total: Int, pieces: [Piece], note: String? = nil, isWhole: Bool = true) {
        self.path = path
        self.from = from
        self.total = total
        self.pieces = pieces
        self.note = note
        self.isWhole = isWhole
    }
}
