/// What somebody typed, taken apart: every word and every `"phrase in quotes"` must occur; a `*` behind a word of three and more
/// characters stands for any ending. Nothing else has a meaning, so that pasted code and paths are simply looked for.
package struct SearchWords: Equatable, Sendable {
    package struct Term: Equatable, Sendable {
        package var text: String
        /// Whether the last word may go on.
        package var isPrefix: Bool

        package init(text: String, isPrefix: Bool = false) {
            self.text = text
            self.isPrefix = isPrefix
        }
    }

    package private(set) var terms: [Term] = []
    /// Whether something was left out because there was too much of it.
    package private(set) var isCut = false

    /// Bytes that are looked at, and terms.
    package static let byteLimit = 4096
    package static let termLimit = 32

    package init(_ text: String) {
        var scalars = Substring(text).unicodeScalars
        if text.utf8.count > Self.byteLimit {
            scalars = Substring(String(decoding: text.utf8.prefix(Self.byteLimit), as: UTF8.self)).unicodeScalars
            isCut = true
        }
        while let first = scalars.first {
            if Self.isSpace(first) {
                scalars.removeFirst()
            } else if first == "\"" {
                scalars.removeFirst()
                // A quote that is not closed reaches to the end.
                add(String(scalars.prefix { $0 != "\"" }), isPrefix: false)
                scalars = scalars.drop { $0 != "\"" }.dropFirst()
            } else {
                let word = String(scalars.prefix { !Self.isSpace($0) && $0 != "\"" })
                scalars = scalars.drop { !Self.isSpace($0) && $0 != "\"" }
                let stem = word.last == "*" ? String(word.dropLast()) : word
                add(stem, isPrefix: stem != word && stem.count >= 3)
            }
        }
    }

    private mutating func add(_ text: String, isPrefix: Bool) {
        let clean = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
        guard clean.unicodeScalars.contains(where: { !Self.isSpace($0) }) else { return }
        guard terms.count < Self.termLimit else {
            isCut = true
            return
        }
        terms.append(Term(text: clean, isPrefix: isPrefix))
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x21 || scalar.properties.isWhitespace }
}
