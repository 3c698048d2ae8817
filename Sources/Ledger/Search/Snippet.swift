import Domain

/// What FTS5's `snippet` gave, taken apart.
struct Snippet: Equatable {
    var text: String
    var matches: [SnippetRange]

    /// UTF-16 code units of a snippet: a word can be as long as its text.
    static let limit = 600
    /// What is kept before the first match when it has to be cut.
    private static let lead = 120

    init(marked: String) {
        var units: [UInt16] = []
        var matches: [SnippetRange] = []
        var start: Int?
        for scalar in marked.unicodeScalars {
            switch scalar {
            case TokenText.open: start = units.count
            case TokenText.close:
                if let begin = start, units.count > begin { matches.append(SnippetRange(start: begin, length: units.count - begin)) }
                start = nil
            case TokenText.break_: continue
            default: units += UTF16.encode(scalar).map(Array.init) ?? []
            }
        }
        if units.count > Self.limit {
            var first = max(0, (matches.first?.start ?? 0) - Self.lead)
            if first > 0, UTF16.isTrailSurrogate(units[first]) { first += 1 }
            var last = min(units.count, first + Self.limit)
            if last < units.count, UTF16.isTrailSurrogate(units[last]) { last -= 1 }
            units = Array(units[first..<last])
            matches = matches.compactMap { range in
                let begin = max(0, range.start - first)
                let end = min(units.count, range.start + range.length - first)
                return end > begin ? SnippetRange(start: begin, length: end - begin) : nil
            }
        }
        text = String(decoding: units, as: UTF16.self)
        self.matches = matches
    }
}
