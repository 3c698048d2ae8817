import Domain
import TestSupport
import Testing

/// The same finding is one, however often and however it is said.
@Suite struct FindingMergeTests {
    private func finding(_ text: String, _ severity: Severity = .low, file: String? = "a.c", line: Int? = 1) throws -> Finding {
        try Finding(file: file, line: line, severity: severity, text: text)
    }

    @Test func theSamePlaceAndWordsAreOne() throws {
        let said = [
            try finding("It  leaks\nhere."), try finding("It leaks here."), try finding("It leaks\there.", file: "./a.c"),
            try finding("It leaks here.", line: 2), try finding("It leaks here.", line: nil), try finding("It leaks here.", file: "b.c"),
            try finding("It leaks here.", file: nil, line: nil), try finding("It leaks Here."),
        ]
        #expect(Finding.merged(said) == [said[0]] + said[3...])
    }

    @Test func theLastSeverityCountsAtTheFirstPlace() throws {
        let said = [try finding("one", .high), try finding("two"), try finding("one", .critical), try finding("one", .info)]
        #expect(Finding.merged(said).map(\.severity) == [.info, .low])
        #expect(Finding.merged(said).map(\.text) == ["one", "two"])
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func mergingTwiceChangesNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let said = try (0..<Int.random(in: 0...30, using: &random)).map { _ in
            let line = Bool.random(using: &random) ? Int.random(in: 1...3, using: &random) : nil
            return try finding(
                ["a b", "a  b", "c"].randomElement(using: &random) ?? "a", Severity.allCases.randomElement(using: &random) ?? .low,
                file: line == nil ? [nil, "x"].randomElement(using: &random) ?? nil : "x", line: line)
        }
        let merged = Finding.merged(said)
        #expect(Finding.merged(merged) == merged)
        #expect(Finding.merged(said + merged) == merged, "what was reported and is said again at the end")
        // Nothing is lost and nothing is made up.
        for one in said { #expect(merged.contains { $0.file == one.file && $0.line == one.line && $0.text.first == one.text.first }) }
        for one in merged { #expect(said.contains { $0.text == one.text && $0.file == one.file && $0.line == one.line }) }
    }
}
