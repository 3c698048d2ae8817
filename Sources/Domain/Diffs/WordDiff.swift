/// Which words of a changed line changed: the longest common subsequence of the tokens of both lines.
///
/// Work is bounded whatever the lines hold: a line that is too long, or has too many tokens between the common ends, counts as changed
/// as a whole. Putting the pieces of a side together gives its line again, scalar for scalar.
package struct WordDiff: Equatable, Sendable {
    /// A run of text that is the same on both sides, or not.
    package struct Piece: Codable, Equatable, Sendable {
        package var text: String
        package var changed: Bool

        package init(text: String, changed: Bool) {
            self.text = text
            self.changed = changed
        }
    }

    package var old: [Piece]
    package var new: [Piece]
    /// How much of both lines is common, spaces left out: 0 (nothing) to 1 (the same words).
    package var similarity: Double

    /// UTF-8 bytes of a line beyond which it is not taken apart.
    package static let maxLineBytes = 2_000
    /// Tokens of a side, common ends left out, beyond which the lines are not compared.
    package static let maxTokens = 200
    /// Below this similarity two lines are different lines, and marking words in them is noise.
    package static let minSimilarity = 0.3

    package init(old: String, new: String) {
        if let compared = Self.compare(old, new), compared.similarity >= Self.minSimilarity {
            (self.old, self.new, similarity) = compared
            return
        }
        let same = old.unicodeScalars.elementsEqual(new.unicodeScalars)
        self.old = old.isEmpty ? [] : [Piece(text: old, changed: !same)]
        self.new = new.isEmpty ? [] : [Piece(text: new, changed: !same)]
        similarity = same ? 1 : 0
    }

    /// Nil when the lines are larger than the bounds.
    private static func compare(_ old: String, _ new: String) -> (old: [Piece], new: [Piece], similarity: Double)? {
        guard old.utf8.count <= maxLineBytes, new.utf8.count <= maxLineBytes else { return nil }
        let (left, right) = (LineTokens(old), LineTokens(new))
        let shorter = min(left.tokens.count, right.tokens.count)
        var start = 0
        while start < shorter, left.equal(start, right, start) { start += 1 }
        var end = 0
        while end < shorter - start, left.equal(left.tokens.count - 1 - end, right, right.tokens.count - 1 - end) { end += 1 }
        let leftMiddle = start..<(left.tokens.count - end)
        let rightMiddle = start..<(right.tokens.count - end)
        guard leftMiddle.count <= maxTokens, rightMiddle.count <= maxTokens else { return nil }
        var keptLeft = [Bool](repeating: true, count: left.tokens.count)
        var keptRight = [Bool](repeating: true, count: right.tokens.count)
        for index in leftMiddle { keptLeft[index] = false }
        for index in rightMiddle { keptRight[index] = false }
        for (i, j) in common(left, leftMiddle, right, rightMiddle) {
            keptLeft[i] = true
            keptRight[j] = true
        }
        return (left.pieces(kept: keptLeft), right.pieces(kept: keptRight), similarity(left, keptLeft, right, keptRight))
    }

    /// Pairs of indices of a longest common subsequence of parts of two lines.
    private static func common(_ left: LineTokens, _ lefts: Range<Int>, _ right: LineTokens, _ rights: Range<Int>) -> [(Int, Int)] {
        guard !lefts.isEmpty, !rights.isEmpty else { return [] }
        let width = rights.count + 1
        var lengths = [UInt16](repeating: 0, count: (lefts.count + 1) * width)
        for i in stride(from: lefts.count - 1, through: 0, by: -1) {
            for j in stride(from: rights.count - 1, through: 0, by: -1) {
                lengths[i * width + j] =
                    left.equal(lefts.lowerBound + i, right, rights.lowerBound + j)
                    ? lengths[(i + 1) * width + j + 1] + 1 : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
            }
        }
        var pairs: [(Int, Int)] = []
        var (i, j) = (0, 0)
        while i < lefts.count, j < rights.count {
            if left.equal(lefts.lowerBound + i, right, rights.lowerBound + j) {
                pairs.append((lefts.lowerBound + i, rights.lowerBound + j))
                i += 1
                j += 1
            } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        return pairs
    }

    private static func similarity(_ left: LineTokens, _ keptLeft: [Bool], _ right: LineTokens, _ keptRight: [Bool]) -> Double {
        var (all, kept) = (0, 0)
        for (side, keeps) in [(left, keptLeft), (right, keptRight)] {
            for (token, keeps) in zip(side.tokens, keeps) where !token.isSpace {
                all += token.scalars
                if keeps { kept += token.scalars }
            }
        }
        // Lines of nothing but white space: only the spaces changed, which is what is to be shown.
        return all > 0 ? Double(kept) / Double(all) : 1
    }
}
