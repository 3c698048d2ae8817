import Domain
import Testing

@Suite struct SearchWordsTests {
    @Test(arguments: [
        ("swift test", ["swift", "test"]), ("  \u{A0}a\t\nb ", ["a", "b"]), ("\"swift test\" x", ["swift test", "x"]),
        ("say \"never closed", ["say", "never closed"]), ("a\"b\"c", ["a", "b", "c"]), ("\"\" \"  \"", []), ("", []),
        ("a AND NOT b OR (c)", ["a", "AND", "NOT", "b", "OR", "(c)"]), ("rm -rf", ["rm", "-rf"]), ("text:x", ["text:x"]),
    ])
    func termsAreTakenApart(text: String, expected: [String]) {
        #expect(SearchWords(text).terms.map(\.text) == expected)
    }

    @Test func aStarIsAPrefixBehindThreeCharacters() {
        #expect(SearchWords("conf*").terms == [.init(text: "conf", isPrefix: true)])
        #expect(SearchWords("co*").terms == [.init(text: "co")])
        #expect(SearchWords("\"conf*\"").terms == [.init(text: "conf*")])
        #expect(SearchWords("*").terms.isEmpty)
    }

    @Test func whatIsTooLongIsCutAndSaid() {
        let many = SearchWords((1...100).map { "w\($0)" }.joined(separator: " "))
        #expect(many.terms.count == SearchWords.termLimit && many.isCut)
        let long = SearchWords(String(repeating: "é", count: 100_000))
        #expect(long.terms.count == 1 && long.isCut)
        #expect(long.terms[0].text.utf8.count <= SearchWords.byteLimit + 3)
        #expect(!SearchWords("short").isCut)
    }

    @Test func aHitComesApartIntoPieces() {
        func pieces(_ ranges: [SnippetRange]) -> [String] {
            SearchHit(
                id: 1, kind: .message, lane: nil, target: nil, repository: "", turn: nil, entry: nil, sequence: nil,
                time: Timestamp(milliseconds: 0), snippet: "a🚀bc", matches: ranges
            ).pieces.map { $0.isMatch ? "[\($0.text)]" : $0.text }
        }
        #expect(pieces([]) == ["a🚀bc"])
        #expect(pieces([.init(start: 1, length: 2), .init(start: 4, length: 1)]) == ["a", "[🚀]", "b", "[c]"])
        // Ranges that do not fit.
        #expect(pieces([.init(start: -1, length: 2), .init(start: 3, length: 99), .init(start: 0, length: 0)]) == ["a🚀bc"])
        #expect(pieces([.init(start: 0, length: 3), .init(start: 1, length: 1)]) == ["[a🚀]", "bc"])
    }
}
