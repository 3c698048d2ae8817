import Domain
import Testing

struct LinePairingTests {
    private func lines(_ text: String) -> [DiffLine] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let kind: DiffLine.Kind =
                switch line.first {
                case "-": .removed
                case "+": .added
                case "\\": .noNewline
                default: .context
                }
            return DiffLine(kind: kind, text: String(line.dropFirst()))
        }
    }

    /// Indices of the lines that have a partner.
    private func paired(_ text: String) -> [Int] {
        let words = LinePairing.words(in: lines(text))
        return words.indices.filter { words[$0] != nil }
    }

    @Test func linesOfEqualRunsPairInOrder() {
        #expect(paired(" c\n-let a = 1\n-let b = 2\n+let a = 3\n+let b = 4\n c") == [1, 2, 3, 4])
    }

    @Test func unlikeLinesStayUnpaired() {
        #expect(paired("-let a = 1\n+completely different") == [])
    }

    @Test func aLineAddedBeforeItsPartnerIsSkipped() {
        #expect(paired("-let a = compute(1)\n+// why this is so\n+let a = compute(2)") == [0, 2])
    }

    @Test func aMissingNewlineBetweenTheSidesDoesNotPartThem() {
        #expect(paired("-let a = 1\n\\ No newline at end of file\n+let a = 2") == [0, 2])
    }

    @Test func onlyRemovedOrOnlyAddedLinesHaveNoPartner() {
        #expect(paired("-one\n c\n+two\n+three\n c\n-four") == [])
    }

    @Test func longRunsAreARewrite() {
        let count = LinePairing.maxRun + 1
        let text = (0..<count).map { "-let a\($0) = 1" } + (0..<count).map { "+let a\($0) = 2" }
        #expect(paired(text.joined(separator: "\n")) == [])
    }

    @Test func everyLineHasAnEntry() {
        let lines = lines("-a b\n-c\n c\n+d\n-e\n+e f")
        #expect(LinePairing.words(in: lines).count == lines.count)
    }
}
