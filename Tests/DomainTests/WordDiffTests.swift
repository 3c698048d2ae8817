import Testing

@testable import Domain

struct WordDiffTests {
    /// Changed pieces in brackets.
    private func marked(_ pieces: [WordDiff.Piece]) -> String {
        pieces.map { $0.changed ? "[\($0.text)]" : $0.text }.joined()
    }

    @Test(arguments: [
        ("let a = 1", "let a = 2", "let a = [1]", "let a = [2]"),
        ("return foo(bar)", "return foo(baz, bar)", "return foo(bar)", "return foo([baz, ]bar)"),
        ("same line", "same line", "same line", "same line"),
        ("let total = price * count", "let total = price", "let total = price[ * count]", "let total = price"),
        ("a  b", "a b", "a[  ]b", "a[ ]b"),
        ("", "new words", "", "[new words]"),
        ("old words", "", "[old words]", ""),
        ("", "", "", ""),
        ("completely different", "nothing alike here!", "[completely different]", "[nothing alike here!]"),
        ("let naïve = 1", "let naïve = 12", "let naïve = [1]", "let naïve = [12]"),
        ("\tif x {", "    if x {", "[\t]if x {", "[    ]if x {"),
    ])
    func marksWhatChanged(old: String, new: String, oldMarked: String, newMarked: String) {
        let diff = WordDiff(old: old, new: new)
        #expect(marked(diff.old) == oldMarked)
        #expect(marked(diff.new) == newMarked)
    }

    @Test func aChangeOfSpellingThatLooksTheSameIsAChange() {
        let diff = WordDiff(old: "let caf\u{E9} = one", new: "let cafe\u{301} = one")
        #expect(diff.old.contains { $0.changed })
        #expect(diff.new.contains { $0.changed })
    }

    /// ASCII is told apart without Unicode's tables, and as they do it.
    @Test func everyCharacterOfASCIIIsWhatUnicodeSaysOfIt() {
        for byte in UInt8(0)..<0x80 {
            let properties = Unicode.Scalar(byte).properties
            let isWord = properties.isAlphabetic || properties.generalCategory == .decimalNumber || byte == UInt8(ascii: "_")
            #expect(TokenKind(ascii: byte) == (properties.isWhitespace ? .space : isWord ? .word : .single), "\(byte)")
        }
    }

    @Test func longLinesFallBackToTheWholeLine() {
        let old = String(repeating: "x", count: WordDiff.maxLineBytes + 1)
        let diff = WordDiff(old: old, new: old + "y")
        #expect(diff.old == [WordDiff.Piece(text: old, changed: true)])
        #expect(diff.similarity == 0)
    }

    @Test func manyTokensFallBackToTheWholeLine() {
        let old = (0...WordDiff.maxTokens).map { "\($0 % 7)" }.joined(separator: ",")
        let new = (0...WordDiff.maxTokens).map { "\($0 % 5)" }.joined(separator: ";")
        #expect(old.utf8.count < WordDiff.maxLineBytes)
        #expect(WordDiff(old: old, new: new).old == [WordDiff.Piece(text: old, changed: true)])
    }

    @Test func commonEndsDoNotCountAgainstTheBound() {
        let end = String(repeating: "a b ", count: 300)
        let diff = WordDiff(old: end + "one", new: end + "two")
        #expect(diff.old.last == WordDiff.Piece(text: "one", changed: true))
    }

    @Test func similarityGrowsWithWhatIsCommon() {
        #expect(WordDiff(old: "a b c d", new: "a b c d").similarity == 1)
        #expect(WordDiff(old: "a b c d", new: "a b c e").similarity == 0.75)
        #expect(WordDiff(old: "alpha", new: "omega").similarity == 0)
    }

    @Test(arguments: 0..<400)
    func piecesPutTogetherAreTheLines(seed: UInt64) {
        var random = Seeded(seed: seed)
        let alphabet: [String] = ["a", "bc", " ", "\t", "(", ")", "é", "e\u{301}", "😀", "\u{200D}", "\u{1B}", "字", "_x", "\u{202E}"]
        func line() -> String {
            (0..<Int.random(in: 0...30, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
        }
        let old = line()
        var new = line()
        if Bool.random(using: &random) { new = old.replacing("a", with: "(") }
        let diff = WordDiff(old: old, new: new)
        #expect(Array(diff.old.map(\.text).joined().unicodeScalars) == Array(old.unicodeScalars))
        #expect(Array(diff.new.map(\.text).joined().unicodeScalars) == Array(new.unicodeScalars))
        // What both sides keep is the same text.
        #expect(
            Array(diff.old.filter { !$0.changed }.map(\.text).joined().unicodeScalars)
                == Array(diff.new.filter { !$0.changed }.map(\.text).joined().unicodeScalars))
        #expect((diff.old + diff.new).allSatisfy { !$0.text.isEmpty })
    }
}

/// The same numbers for the same seed (SplitMix64, https://prng.di.unimi.it/splitmix64.c).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
