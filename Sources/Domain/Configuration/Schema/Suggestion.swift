/// The known word that was probably meant.
enum Suggestion {
    /// The nearest of `known`, when at most a third of the written letters differ (at least one, at most three). Case does not count.
    static func nearest(to text: String, among known: [String]) -> String? {
        guard text.unicodeScalars.count <= 64 else { return nil }
        let written = Array(text.lowercased().unicodeScalars)
        let limit = min(3, max(1, written.count / 3))
        let distances = known.map { (word: $0, distance: distance(written, Array($0.lowercased().unicodeScalars))) }
        return distances.filter { $0.distance <= limit }.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }

    /// `did you mean 'x'?`, or the list of what is possible.
    static func remedy(for text: String, among known: [String], nothing: String) -> String {
        if let word = nearest(to: text, among: known) { return "did you mean \(quoted(word))?" }
        return known.isEmpty ? nothing : "use one of: \(known.joined(separator: ", "))"
    }

    /// Edits between two words: insert, delete, replace, or swap of neighbours (optimal string alignment).
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var rows = [Array(0...right.count)]
        for (i, scalar) in left.enumerated() {
            var row = [i + 1]
            for (j, other) in right.enumerated() {
                var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (scalar == other ? 0 : 1))
                if i > 0, j > 0, scalar == right[j - 1], left[i - 1] == other { best = min(best, rows[i - 1][j - 1] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
