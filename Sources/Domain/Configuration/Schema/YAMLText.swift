/// Scalars for files that this program writes.
package enum YAMLText {
    /// The text as a scalar that any YAML reader takes for exactly this text, in block and in flow style: plain where that is safe, else
    /// in double quotes.
    package static func scalar(_ text: String) -> String {
        // A colon is safe where a slash follows, as in a URL; spaces are safe inside, since no '#' or ':' can follow one.
        let isSafe = text.replacing(":/", with: "/").unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || " _-./".unicodeScalars.contains($0)
        }
        // A leading letter or path keeps numbers, signs and dates out; the words are YAML 1.1's other truth values and nulls.
        let startsPlain =
            !text.hasSuffix(" ")
            && (text.hasPrefix("./") || text.hasPrefix("../")
                || text.unicodeScalars.first.map { ("a"..."z").contains($0) || ("A"..."Z").contains($0) || $0 == "/" } ?? false)
        let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        return isSafe && startsPlain && !words.contains(text.lowercased()) ? text : JSONText.quote(text)
    }
}
