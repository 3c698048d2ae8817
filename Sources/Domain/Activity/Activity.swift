/// One line about what a lane is doing now, for as long as it does it. Not recorded.
package struct Activity: Codable, Equatable, Sendable {
    /// Fit to be shown: one line, bounded, nothing in it acts on a terminal.
    package var text: String
    package var since: Timestamp

    package init(text: String, since: Timestamp) {
        self.text = text
        self.since = since
    }

    /// Characters of the line.
    package static let width = 120

    /// Makes words of an agent or a repository fit to be shown.
    package init(words: String, since: Timestamp) {
        // Cut before and after: what is escaped becomes longer.
        let line = SafeText.line(ProseText.trimmed(String(words.unicodeScalars.prefix(2 * Self.width))))
        self.init(text: line.count > Self.width ? line.prefix(Self.width - 1) + "…" : line, since: since)
    }
}
