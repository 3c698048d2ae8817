/// Which removed line became which added line, inside one hunk.
package enum LinePairing {
    /// Removed or added lines in a row beyond which nothing is paired: a rewrite, in which marked words would be noise.
    package static let maxRun = 100
    /// Comparisons that runs of different lengths may cost.
    package static let maxComparisons = 64

    /// For each line of the hunk the words that changed in it; nil for lines that have no partner and for context.
    package static func words(in lines: [DiffLine]) -> [[WordDiff.Piece]?] {
        var result = [[WordDiff.Piece]?](repeating: nil, count: lines.count)
        var index = 0
        while index < lines.count {
            let removed = run(of: .removed, in: lines, from: index)
            guard !removed.isEmpty else {
                index += 1
                continue
            }
            // The mark of a missing newline stands between the two sides when the old side lacks it.
            let added = run(of: .added, in: lines, from: run(of: .noNewline, in: lines, from: removed.upperBound).upperBound)
            for pair in partners(lines[removed].map(\.text), lines[added].map(\.text)) {
                result[removed.lowerBound + pair.old] = pair.diff.old
                result[added.lowerBound + pair.new] = pair.diff.new
            }
            index = max(removed.upperBound, added.upperBound)
        }
        return result
    }

    private static func run(of kind: DiffLine.Kind, in lines: [DiffLine], from start: Int) -> Range<Int> {
        start..<(lines[start...].firstIndex { $0.kind != kind } ?? lines.count)
    }

    /// The lines of a run that are partners, in order on both sides, with what changed between them.
    static func partners(_ removed: [String], _ added: [String]) -> [(old: Int, new: Int, diff: WordDiff)] {
        guard !removed.isEmpty, !added.isEmpty, removed.count <= maxRun, added.count <= maxRun else { return [] }
        if removed.count == added.count {
            return removed.indices.map { (old: $0, new: $0, diff: WordDiff(old: removed[$0], new: added[$0])) }.filter {
                $0.diff.similarity > 0
            }
        }
        guard removed.count * added.count <= maxComparisons else { return [] }
        // In order: a line pairs with the first line after its predecessor's partner that is more alike than not.
        var result: [(old: Int, new: Int, diff: WordDiff)] = []
        var next = 0
        for old in removed.indices {
            for new in next..<added.count {
                let diff = WordDiff(old: removed[old], new: added[new])
                guard diff.similarity >= 0.5 else { continue }
                result.append((old: old, new: new, diff: diff))
                next = new + 1
                break
            }
        }
        return result
    }
}
