import Domain

/// One line of a file's diff on the screen. A line of the diff that is longer than the screen is several of these.
struct DiffItem: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        case line
        /// Between two hunks, or behind the last.
        case gap(DiffGap)
        /// A comment, a draft, or what a reviewer claims.
        case remark
        case note
    }

    var kind: Kind
    /// Position in the diff of the line, or of what follows.
    var position: Int
    /// Numbers in the two files; nil where the side has no such line.
    var old: Int?
    var new: Int?
    /// What the place is called where one is needed, such as the words of a removed line.
    var quote = ""
    /// Reversed when in hand.
    var gutter: Styled
    var body: Styled
    /// Changed rows of the file's diff, counted as ``RowRange`` does, which are all on the screen when this line is.
    var changes: [Int] = []
    var isChange: Bool { !changes.isEmpty || isPart }
    /// A changed line goes on below.
    var isPart = false

    /// The same place however the diff is laid out.
    func isSamePlace(_ other: DiffItem) -> Bool {
        switch (kind, other.kind) {
        case (.line, .line): new != nil && new == other.new || new == nil && old != nil && old == other.old
        case (.gap, .gap), (.remark, .remark), (.note, .note): position == other.position
        default: false
        }
    }
}

/// Unchanged lines that are not shown: lines of the new file, and what to add to get the old one's number.
struct DiffGap: Equatable, Sendable {
    var first: Int
    /// Nil where the end of the file is not known.
    var last: Int?
    var shift: Int

    var count: Int? { last.map { max(0, $0 - first + 1) } }

    /// The lines to fetch next: all of a small gap, otherwise those beside the hunk below it; of the tail the next ones.
    func wanted(all: Bool) -> ClosedRange<Int>? {
        let step = all ? FileLines.limit : 40
        guard let last else { return first...(first + step - 1) }
        guard last >= first else { return nil }
        return last - first < step * 3 / 2 ? max(first, last - FileLines.limit + 1)...last : (last - step + 1)...last
    }
}
