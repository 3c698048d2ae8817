/// A text that begins with YAML between two lines of three dashes.
package struct FrontMatter: Equatable, Sendable {
    /// The YAML, with an empty line in the place of the first dashes: places in it are those of the whole text.
    package let yaml: String
    /// What follows, blank lines around it removed and line breaks as `\n`.
    package let body: String
    /// The line on which the body begins, from 1.
    package let bodyLine: Int

    /// - Returns: nil when the text does not begin with dashes.
    /// - Throws: the problem when the closing dashes are missing.
    package static func split(_ text: String, file: String) throws(ConfigurationErrors) -> FrontMatter? {
        let scalars = text.unicodeScalars
        // A byte order mark is no character of the text.
        let lines = Self.lines(scalars.first == "\u{FEFF}" ? scalars.dropFirst() : scalars[...])
        guard let first = lines.first, isFence(first) else { return nil }
        guard let close = lines.dropFirst().firstIndex(where: isFence) else {
            throw ConfigurationErrors([
                ConfigurationProblem(
                    file: file, line: 1, column: 1, message: "the front matter that begins here has no end",
                    remedy: "write a line '---' below its last key")
            ])
        }
        let rest = lines[(close + 1)...]
        let start = rest.firstIndex { !isBlank($0) } ?? lines.count
        let end = rest.lastIndex { !isBlank($0) } ?? start - 1
        return FrontMatter(
            yaml: "\n" + lines[1..<close].joined(separator: "\n") + "\n",
            body: start <= end ? lines[start...end].joined(separator: "\n") + "\n" : "", bodyLine: start + 1)
    }

    /// Lines end in `\n` or `\r\n`; a lone `\r` is part of its line.
    private static func lines(_ text: String.UnicodeScalarView.SubSequence) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0.last == "\r" ? $0.dropLast() : $0) }
    }

    private static func isFence(_ line: String) -> Bool {
        line.hasPrefix("---") && line.unicodeScalars.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
    }

    private static func isBlank(_ line: String) -> Bool { line.unicodeScalars.allSatisfy { $0 == " " || $0 == "\t" } }
}
