import Yams

/// Keys of a mapping are plain words.
///
/// Yams compares keys by hashing them whole, and an alias stands for all it names: a key of aliases of aliases would take it for ever. So
/// a text with anchors is first read with its aliases taken for words, which costs no more than its length, to see that no key is one.
enum AliasKeys {
    /// Stands for `*`, and is no part of YAML's syntax.
    private static let star: Unicode.Scalar = "\u{E000}"

    static func check(_ text: String) throws {
        guard text.unicodeScalars.contains("&"), text.unicodeScalars.contains("*") else { return }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { plain.append(scalar == "*" ? star : scalar) }
        guard let root = try DuplicateKeys.compose(String(plain)).root else { return }
        var open = [root]
        while let node = open.popLast() {
            switch node {
            case .scalar, .alias: break
            case .sequence(let elements): open += elements
            case .mapping(let mapping):
                for (key, value) in mapping {
                    guard case .scalar(let scalar) = key, scalar.style != .plain || scalar.string.unicodeScalars.first != star else {
                        throw YAMLFault(
                            line: key.mark?.line ?? 1, column: key.mark?.column ?? 1, message: "a key is not a plain word",
                            remedy: "write a word before the colon, without an alias, a list or a mapping")
                    }
                    open.append(value)
                }
            }
        }
    }
}

/// JSON's two-part escapes for characters beyond U+FFFF (https://www.rfc-editor.org/rfc/rfc8259#section-7).
enum SurrogateEscapes {
    /// Writes each pair `\uD83D\uDE00` as YAML's one escape `\U0001F600`. Columns after it on the same line move by two.
    static func join(_ text: String) -> String {
        guard text.contains("\\u") || text.contains("\\U") else { return text }
        return text.replacing(/(\\\\)|\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/) { match in
            guard let high = match.2.flatMap({ UInt32($0, radix: 16) }), let low = match.3.flatMap({ UInt32($0, radix: 16) }) else {
                return String(match.0)
            }
            let digits = String(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), radix: 16)
            return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
    }
}
