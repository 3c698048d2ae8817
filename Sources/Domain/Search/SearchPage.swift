/// An answer of the search: newest first.
package struct SearchPage: Codable, Equatable, Sendable {
    package var hits: [SearchHit]
    /// Pass it as `before` for the hits after these; nil when there are no more.
    package var next: Int64?
    /// What has not been read into the index yet; nil when everything has.
    package var behind: SearchLag?
    /// Why the question was not taken as it is, in words: nothing in it can be looked for, or too much.
    package var note: String?

    package init(hits: [SearchHit], next: Int64? = nil, behind: SearchLag? = nil, note: String? = nil) {
        self.hits = hits
        self.next = next
        self.behind = behind
        self.note = note
    }
}

/// How far the search index is behind.
package struct SearchLag: Codable, Equatable, Sendable {
    /// Events of the ledger.
    package var events: Int64
    /// Turns of which entries are missing.
    package var turns: Int

    package init(events: Int64, turns: Int) {
        self.events = events
        self.turns = turns
    }

    package var words: String {
        let parts = [
            turns > 0 ? CountWords.text(turns, "turn") : nil, events > 0 ? CountWords.text(Int(clamping: events), "event") : nil,
        ].compactMap(\.self)
        return "still reading \(parts.joined(separator: " and "))"
    }
}
