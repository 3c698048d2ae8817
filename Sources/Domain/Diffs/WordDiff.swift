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
        let left = tokens(of: old)
        let right = tokens(of: new)
        let start = zip(left, right).prefix { $0 == $1 }.count
        let end = zip(left.dropFirst(start).reversed(), right.dropFirst(start).reversed()).prefix { $0 == $1 }.count
        let leftMiddle = left[start..<(left.count - end)]
        let rightMiddle = right[start..<(right.count - end)]
        guard leftMiddle.count <= maxTokens, rightMiddle.count <= maxTokens else { return nil }
        var keptLeft = [Bool](repeating: true, count: left.count)
        var keptRight = [Bool](repeating: true, count: right.count)
        for index in leftMiddle.indices { keptLeft[index] = false }
        for index in rightMiddle.indices { keptRight[index] = false }
        for (i, j) in common(leftMiddle, rightMiddle) {
            keptLeft[i] = true
            keptRight[j] = true
        }
        return (pieces(left, kept: keptLeft), pieces(right, kept: keptRight), similarity(left, keptLeft, right, keptRight))
    }

    /// Words, runs of white space, and every other scalar by itself. Slices of scalars: comparing text would take canonically
    /// equivalent spellings as the same, and then a change of spelling would not be shown.
    private static func tokens(of line: String) -> [[UnicodeScalar]] {
        var result: [[UnicodeScalar]] = []
        var last: TokenKind?
        for scalar in line.unicodeScalars {
            let kind = TokenKind(scalar)
            if kind == last, kind != .single {
                result[result.count - 1].append(scalar)
            } else {
                result.append([scalar])
            }
            last = kind
        }
        return result
    }

    /// Pairs of indices of a longest common subsequence.
    private static func common(_ left: ArraySlice<[UnicodeScalar]>, _ right: ArraySlice<[UnicodeScalar]>) -> [(Int, Int)] {
        let width = right.count + 1
        var lengths = [UInt16](repeating: 0, count: (left.count + 1) * width)
        for i in stride(from: left.count - 1, through: 0, by: -1) {
            for j in stride(from: right.count - 1, through: 0, by: -1) {
                lengths[i * width + j] =
                    left[left.startIndex + i] == right[right.startIndex + j]
                    ? lengths[(i + 1) * width + j + 1] + 1 : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
            }
        }
        var pairs: [(Int, Int)] = []
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            if left[left.startIndex + i] == right[right.startIndex + j] {
                pairs.append((left.startIndex + i, right.startIndex + j))
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

    private static func similarity(
        _ left: [[UnicodeScalar]], _ keptLeft: [Bool], _ right: [[UnicodeScalar]], _ keptRight: [Bool]
    ) -> Double {
        func weight(_ tokens: [[UnicodeScalar]], where kept: (Int) -> Bool) -> Int {
            tokens.indices.reduce(0) { sum, index in
                guard kept(index), let first = tokens[index].first, TokenKind(first) != .space else { return sum }
                return sum + tokens[index].count
            }
        }
        let all = weight(left) { _ in true } + weight(right) { _ in true }
        // Lines of nothing but white space: only the spaces changed, which is what is to be shown.
        guard all > 0 else { return 1 }
        return Double(weight(left) { keptLeft[$0] } + weight(right) { keptRight[$0] }) / Double(all)
    }

    private static func pieces(_ tokens: [[UnicodeScalar]], kept: [Bool]) -> [Piece] {
        var result: [Piece] = []
        for (token, kept) in zip(tokens, kept) {
            if result.last?.changed == !kept {
                result[result.count - 1].text.unicodeScalars.append(contentsOf: token)
            } else {
                var text = ""
                text.unicodeScalars.append(contentsOf: token)
                result.append(Piece(text: text, changed: !kept))
            }
        }
        return result
    }
}

/// What a scalar makes a token of.
private enum TokenKind {
    case word, space, single

    init(_ scalar: UnicodeScalar) {
        if scalar.properties.isWhitespace {
            self = .space
        } else if scalar.properties.isAlphabetic || scalar == "_" {
            self = .word
        } else {
            switch scalar.properties.generalCategory {
            // Marks belong to the letter before them; a piece must not begin in the middle of what is drawn as one.
            case .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark: self = .word
            default: self = .single
            }
        }
    }
}
