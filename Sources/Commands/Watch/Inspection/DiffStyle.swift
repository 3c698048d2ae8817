import Domain

/// How the lines of a diff are laid out, and what stands at them.
struct DiffStyle: Equatable, Sendable {
    /// Columns of the screen.
    var width: Int
    /// Both sides beside each other.
    var isSplit = false

    /// Narrower than this, two sides have no room.
    static let splitWidth = 100
    /// Narrower than this, one number stands before a line.
    private static let twoNumbers = 72

    /// - Parameter digits: of the largest line number.
    func gutter(old: Int?, new: Int?, mark: String, digits: Int) -> Styled {
        let space = { (number: Int?) in Styled(number.map(String.init) ?? "", .faint).padded(to: digits, right: true) }
        if isSplit { return space(old ?? new) + Styled(mark) }
        if width < Self.twoNumbers { return space(new ?? old) + Styled(mark) }
        return space(old) + Styled(" ") + space(new) + Styled(mark)
    }

    /// The words of a line; tabs, spaces at its end and unusual endings become visible where they are the change.
    static func words(_ cell: DiffCell, _ ink: Ink, _ wordInk: Ink, isOld: Bool) -> Styled {
        let isChange = ink != .plain
        let pieces = cell.words ?? [WordDiff.Piece(text: cell.text, changed: false)]
        var line = Styled()
        for (index, piece) in pieces.enumerated() {
            let isLast = index == pieces.count - 1
            let end = isLast && isChange ? Self.wordsEnd(piece.text) : piece.text.endIndex
            let (words, space) = (String(piece.text.prefix(upTo: end)), String(piece.text.suffix(from: end)))
            line += Styled(words.replacing("\t", with: piece.changed ? "→   " : "    "), piece.changed ? wordInk : ink)
            line += Styled(space.replacing("\t", with: "→   ").replacing(" ", with: "·"), .warning)
        }
        if let omitted = cell.omitted { line += Styled(" (\(omitted) more bytes)", .warning) }
        if isChange, cell.ending == .crlf { line += Styled("␍", .faint) }
        if cell.ending == LineEnding.none { line += Styled(" (no newline at the end)", .faint) }
        if let moved = cell.moved {
            line += Styled(
                " (\(moved.exact ? "moved" : "moved, spaces changed") \(isOld ? "to" : "from") \(moved.path):\(moved.line))", .faint)
        }
        return line
    }

    /// Behind the last character that is no white space.
    private static func wordsEnd(_ text: String) -> String.Index {
        text.lastIndex { $0 != " " && $0 != "\t" }.map { text.index(after: $0) } ?? text.startIndex
    }
}
