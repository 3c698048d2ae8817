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
            guard !added.isEmpty, removed.count <= maxRun, added.count <= maxRun else {
                index = max(removed.upperBound, added.upperBound)
                continue
            }
            for (old, new, diff) in pairs(removed, added, lines) {
                result[old] = diff.old
                result[new] = diff.new
            }
            index = added.upperBound
        }
        return result
    }

    private static func run(of kind: DiffLine.Kind, in lines: [DiffLine], from start: Int) -> Range<Int> {
        start..<(lines[start...].firstIndex { $0.kind != kind } ?? lines.count)
    }

    private static func pairs(_ removed: Range<Int>, _ added: Range<Int>, _ lines: [DiffLine]) -> [(Int, Int, WordDiff)] {
        if removed.count == added.count {
            return zip(removed, added).map { ($0, $1, WordDiff(old: lines[$0].text, new: lines[$1].text)) }.filter { $0.2.similarity > 0 }
        }
        guard removed.count * added.count <= maxComparisons else { return [] }
        // In order: a line pairs with the first line after its predecessor's partner that is more alike than not.
        var result: [(Int, Int, WordDiff)] = []
        var next = added.lowerBound
        for old in removed {
            for new in next..<added.upperBound {
                let diff = WordDiff(old: lines[old].text, new: lines[new].text)
                guard diff.similarity >= 0.5 else { continue }
                result.append((old, new, diff))
                next = new + 1
                break
            }
        }
        return result
    }
}
