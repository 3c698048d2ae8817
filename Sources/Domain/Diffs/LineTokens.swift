/// A line taken apart for ``WordDiff``: words, runs of white space, and every other scalar by itself.
///
/// Tokens are places in the line's bytes, so that two are compared as bytes. Comparing text would take canonically equivalent spellings as the
/// same, and then a change of spelling would not be shown.
struct LineTokens {
    struct Token {
        /// The place of its UTF-8 bytes.
        var bytes: Range<Int>
        var scalars: Int
        var isSpace: Bool
    }

    private let bytes: [UInt8]
    let tokens: [Token]

    init(_ line: String) {
        bytes = Array(line.utf8)
        var tokens: [Token] = []
        var last: TokenKind?
        var place = 0
        func add(_ kind: TokenKind, width: Int) {
            if kind == last, kind != .single {
                tokens[tokens.count - 1].bytes = tokens[tokens.count - 1].bytes.lowerBound..<(place + width)
                tokens[tokens.count - 1].scalars += 1
            } else {
                tokens.append(Token(bytes: place..<(place + width), scalars: 1, isSpace: kind == .space))
            }
            last = kind
            place += width
        }
        if bytes.allSatisfy({ $0 < 0x80 }) {
            for byte in bytes { add(TokenKind(ascii: byte), width: 1) }
        } else {
            for scalar in line.unicodeScalars { add(TokenKind(scalar), width: UTF8.width(scalar)) }
        }
        self.tokens = tokens
    }

    func equal(_ index: Int, _ other: LineTokens, _ otherIndex: Int) -> Bool {
        let (mine, theirs) = (tokens[index].bytes, other.tokens[otherIndex].bytes)
        guard mine.count == theirs.count else { return false }
        for offset in 0..<mine.count where bytes[mine.lowerBound + offset] != other.bytes[theirs.lowerBound + offset] { return false }
        return true
    }

    /// The line in runs of tokens that are kept, or not.
    func pieces(kept: [Bool]) -> [WordDiff.Piece] {
        var result: [WordDiff.Piece] = []
        var start = 0
        while start < tokens.count {
            var end = start
            while end < tokens.count, kept[end] == kept[start] { end += 1 }
            let place = tokens[start].bytes.lowerBound..<tokens[end - 1].bytes.upperBound
            result.append(WordDiff.Piece(text: String(decoding: bytes[place], as: UTF8.self), changed: !kept[start]))
            start = end
        }
        return result
    }
}

/// What a scalar makes a token of.
enum TokenKind {
    case word, space, single

    init(_ scalar: UnicodeScalar) {
        if scalar.isASCII {
            self.init(ascii: UInt8(truncatingIfNeeded: scalar.value))
        } else if scalar.properties.isWhitespace {
            self = .space
        } else if scalar.properties.isAlphabetic {
            self = .word
        } else {
            switch scalar.properties.generalCategory {
            // Marks belong to the letter before them; a piece must not begin in the middle of what is drawn as one.
            case .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark: self = .word
            default: self = .single
            }
        }
    }

    /// What Unicode's tables say of ASCII, without asking them: nearly all of every line is that.
    init(ascii byte: UInt8) {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: self = .word
        case 0x09...0x0D, 0x20: self = .space
        default: self = .single
        }
    }
}
