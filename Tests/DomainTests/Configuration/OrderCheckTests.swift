import Testing

@testable import Domain

struct OrderCheckTests {
    private func cycles(_ items: [(String, [String])]) -> [String] {
        OrderCheck.cycles(
            items.map { item in
                .init(name: item.0, after: item.1.map { LocatedText(text: $0, line: 1, column: 1) })
            }
        ).map { $0.names.joined(separator: ">") }
    }

    @Test func findsCycles() {
        #expect(cycles([("a", ["b"]), ("b", ["c"]), ("c", ["a"])]) == ["a>b>c>a"])
        #expect(cycles([("a", ["a"])]) == ["a>a"])
        #expect(cycles([("x", ["a"]), ("a", ["b"]), ("b", ["a"])]) == ["a>b>a"])
        #expect(cycles([("a", ["b"]), ("b", ["a"]), ("c", ["d"]), ("d", ["c"])]) == ["a>b>a", "c>d>c"])
    }

    @Test func diamondsAndUnknownNamesAreNoCycles() {
        #expect(cycles([("a", ["b", "c"]), ("b", ["d"]), ("c", ["d"]), ("d", [])]).isEmpty)
        #expect(cycles([("a", ["zz"])]).isEmpty)
    }

    @Test func longChainsDoNotExhaustTheStack() {
        let chain = (0..<20_000).map { ("n\($0)", ["n\($0 + 1)"]) }
        #expect(cycles(chain).isEmpty)
    }
}
