import Domain

/// Text for the terminal. The only way in escapes what it is given, so whatever a repository or an agent wrote cannot move the cursor,
/// change a colour or reorder what is read; the only control sequences that come out are the ones of ``Ink``.
struct Styled: Equatable, Sendable {
    private struct Piece: Equatable {
        var text: String
        var ink: Ink
    }

    private var pieces: [Piece] = []

    init() {}

    init(_ text: String, _ ink: Ink = .plain) {
        if !text.isEmpty { pieces = [Piece(text: SafeText.line(text), ink: ink)] }
    }

    var isEmpty: Bool { pieces.isEmpty }

    /// Columns it takes.
    var width: Int { pieces.reduce(0) { $0 + displayWidth($1.text) } }

    /// What is written, without a newline.
    func rendered(colour: Bool) -> String {
        pieces.reduce(into: "") { result, piece in
            guard colour, let rendition = piece.ink.rendition else {
                result += piece.text
                return
            }
            result += "\u{1B}[\(rendition)m\(piece.text)\u{1B}[0m"
        }
    }

    /// At most `width` columns, with `…` for what was left out.
    func cut(to width: Int) -> Styled {
        guard self.width > width else { return self }
        guard width > 0 else { return Styled() }
        var result = Styled()
        var left = width - 1
        for piece in pieces {
            var text = ""
            for character in piece.text {
                let columns = displayWidth(character)
                guard columns <= left else {
                    result.pieces.append(Piece(text: text + "…", ink: piece.ink))
                    return result
                }
                left -= columns
                text.append(character)
            }
            result.pieces.append(Piece(text: text, ink: piece.ink))
        }
        return result
    }

    /// The same text in lines of at most `width` columns: nothing is left out. At least one line.
    func wrapped(to width: Int) -> [Styled] {
        let width = max(2, width)
        var lines = [Styled()]
        var left = width
        for piece in pieces {
            var text = ""
            for character in piece.text {
                let columns = displayWidth(character)
                if columns > left {
                    if !text.isEmpty { lines[lines.count - 1].pieces.append(Piece(text: text, ink: piece.ink)) }
                    text = ""
                    lines.append(Styled())
                    left = width
                }
                left -= columns
                text.append(character)
            }
            if !text.isEmpty { lines[lines.count - 1].pieces.append(Piece(text: text, ink: piece.ink)) }
        }
        return lines
    }

    /// As ``wrapped(to:)``, broken between words where there is a space to break at.
    func wrappedAtWords(to width: Int) -> [Styled] {
        guard self.width > width else { return [self] }
        let cells = pieces.flatMap { piece in piece.text.map { (character: $0, ink: piece.ink, width: displayWidth($0)) } }
        var lines: [Styled] = []
        var start = 0
        while start < cells.count {
            var end = start
            var used = 0
            while end < cells.count, end == start || used + cells[end].width <= width {
                used += cells[end].width
                end += 1
            }
            var next = end
            // A line that begins with spaces is indented, and not broken there.
            let words = cells[start..<end].firstIndex { $0.character != " " } ?? end
            if end < cells.count, let space = cells[words..<min(end + 1, cells.count)].lastIndex(where: { $0.character == " " }),
                space > words
            {
                (end, next) = (space, space + 1)
            }
            lines.append(cells[start..<end].reduce(into: Styled()) { $0.append($1.character, $1.ink) })
            start = next
        }
        return lines
    }

    private mutating func append(_ character: Character, _ ink: Ink) {
        if let last = pieces.last, last.ink == ink {
            pieces[pieces.count - 1].text.append(character)
        } else {
            pieces.append(Piece(text: String(character), ink: ink))
        }
    }

    /// What a full screen writes of it: without colour the attributes that are no colours stay, so that what is in hand is still seen.
    func painted(colour: Bool, reversed: Bool) -> String {
        pieces.reduce(into: "") { result, piece in
            let attributes = colour && !reversed ? piece.ink.rendition : piece.ink.attributes
            let parameters = [reversed ? "7" : nil, attributes].compactMap(\.self).joined(separator: ";")
            result += parameters.isEmpty ? piece.text : "\u{1B}[\(parameters)m\(piece.text)\u{1B}[0m"
        }
    }

    /// Filled with spaces to `width` columns.
    func padded(to width: Int, right: Bool = false) -> Styled {
        let missing = width - self.width
        guard missing > 0 else { return self }
        let space = Styled(String(repeating: " ", count: missing))
        return right ? space + self : self + space
    }

    static func + (left: Styled, right: Styled) -> Styled {
        var result = left
        result.pieces += right.pieces
        return result
    }

    static func += (left: inout Styled, right: Styled) { left.pieces += right.pieces }
}

extension Styled: ExpressibleByStringInterpolation {
    init(stringLiteral value: String) { self.init(value) }
}

extension Sequence<Styled> {
    /// One after the other with `separator` between.
    func joined(_ separator: Styled) -> Styled {
        var result = Styled()
        for (index, part) in enumerated() { result += index == 0 ? part : separator + part }
        return result
    }
}
