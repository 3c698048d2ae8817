/// One figure of a report with the records it is derived from.
package struct Figure: Codable, Equatable, Sendable {
    /// Stable, camelCase: what a script selects it by.
    package var id: String
    package var label: String
    /// A count; the numerator when ``of`` is set.
    package var n: Int?
    /// The denominator.
    package var of: Int?
    package var seconds: Double?
    /// The value in words, as every rendering shows it.
    package var text: String
    /// Events or records that it is derived from, and how.
    package var source: String

    package static func count(_ id: String, _ label: String, _ n: Int, note: String = "", source: String) -> Figure {
        Figure(id: id, label: label, n: n, text: note.isEmpty ? "\(n)" : "\(n) (\(note))", source: source)
    }

    package static func share(_ id: String, _ label: String, _ n: Int, of all: Int, note: String = "", source: String) -> Figure {
        let words = ShareWords.text(n, of: all)
        return Figure(id: id, label: label, n: n, of: all, text: note.isEmpty ? words : "\(words); \(note)", source: source)
    }

    /// - Parameter all: over how many values it was taken.
    package static func duration(_ id: String, _ label: String, _ seconds: Double?, of all: Int, source: String) -> Figure {
        let text = seconds.map { "\(DurationWords.text(seconds: $0)) (\(all) \(all == 1 ? "lane" : "lanes"))" } ?? "none (0 lanes)"
        return Figure(id: id, label: label, of: all, seconds: seconds, text: text, source: source)
    }

    package static func words(_ id: String, _ label: String, _ text: String, source: String) -> Figure {
        Figure(id: id, label: label, text: text, source: source)
    }
}
