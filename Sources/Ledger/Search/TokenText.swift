/// Text as the index's tokenizer (`unicode61` with symbols, https://sqlite.org/fts5.html#unicode61_tokenizer) is given it.
///
/// Scripts that are written without spaces, and symbols, come as one token for each character: a zero width space is put around them, so that
/// a part of a Chinese sentence is found, and an emoji that is glued to a word.
enum TokenText {
    /// In snippets, around a match. Text has none of them: the three are replaced.
    static let open: Unicode.Scalar = "\u{1}"
    static let close: Unicode.Scalar = "\u{2}"
    static let break_: Unicode.Scalar = "\u{200B}"

    static func make(_ text: String) -> String {
        var text = text
        // Nearly all text is printable ASCII, and is not looked at character by character.
        let isPlain = text.withUTF8 { bytes in bytes.allSatisfy { $0 < 0x80 && $0 > 2 } }
        guard !isPlain else { return text }
        var result = String.UnicodeScalarView()
        var wasSingle = false
        for scalar in text.unicodeScalars {
            let isSingle = isSingle(scalar)
            if isSingle || wasSingle { result.append(break_) }
            switch scalar {
            case "\0", open, close, break_: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
            wasSingle = isSingle
        }
        return String(result)
    }

    /// A character that is a token by itself.
    static func isSingle(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // The three that are replaced, by a symbol.
        case 0...2, 0x200B: true
        case ..<0x80: false
        // Thai, Lao, Myanmar, Khmer; Hangul, kana, ideographs, and their extensions.
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1100...0x11FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF,
            0xF900...0xFAFF, 0x20000...0x3FFFF:
            // Vowel signs stay with their letter.
            scalar.properties.generalCategory != .nonspacingMark
        default: scalar.properties.generalCategory == .otherSymbol
        }
    }

    /// Whether the tokenizer finds anything in a text.
    static func hasToken(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
                .otherNumber, .privateUse, .otherSymbol:
                true
            default: false
            }
        }
    }
}
