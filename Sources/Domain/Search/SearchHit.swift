/// One place where the words were found.
package struct SearchHit: Codable, Equatable, Sendable {
    /// Orders hits: greater is newer. What ``SearchQuestion/before`` takes.
    package var id: Int64
    package var kind: SearchKind
    /// Nil for a target's own words.
    package var lane: LaneID?
    package var target: TargetID?
    package var repository: String
    package var turn: Int?
    /// Number of the transcript's entry.
    package var entry: Int?
    /// The ledger's event, where the words are in one.
    package var sequence: Int64?
    package var time: Timestamp
    /// A part of the text around the first match. Hostile until escaped; it may hold newlines.
    package var snippet: String
    package var matches: [SnippetRange]

    package init(
        id: Int64, kind: SearchKind, lane: LaneID?, target: TargetID?, repository: String, turn: Int?, entry: Int?, sequence: Int64?,
        time: Timestamp, snippet: String, matches: [SnippetRange]
    ) {
        self.id = id
        self.kind = kind
        self.lane = lane
        self.target = target
        self.repository = repository
        self.turn = turn
        self.entry = entry
        self.sequence = sequence
        self.time = time
        self.snippet = snippet
        self.matches = matches
    }

    /// The snippet in pieces, matched or not, in order. Ranges that do not fit are passed over.
    package var pieces: [(text: String, isMatch: Bool)] {
        let units = Array(snippet.utf16)
        var result: [(text: String, isMatch: Bool)] = []
        var position = 0
        func add(_ end: Int, _ isMatch: Bool) {
            if end > position { result.append((String(decoding: units[position..<end], as: UTF16.self), isMatch)) }
            position = max(position, end)
        }
        for range in matches where range.start >= position && range.length > 0 && range.length <= units.count - range.start {
            add(range.start, false)
            add(range.start + range.length, true)
        }
        add(units.count, false)
        return result
    }
}

/// A stretch of a snippet, in UTF-16 code units, as JavaScript counts.
package struct SnippetRange: Codable, Equatable, Sendable {
    package var start: Int
    package var length: Int

    package init(start: Int, length: Int) {
        self.start = start
        self.length = length
    }
}
