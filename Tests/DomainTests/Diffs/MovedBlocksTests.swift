import TestSupport
import Testing

@testable import Domain

struct MovedBlocksTests {
    /// What git does (diff.c, mark_color_as_moved), place by place.
    private func oracle(_ lines: [MovedRuns.Line], _ other: [MovedRuns.Line]) -> [(start: Int, length: Int)] {
        var found: [(start: Int, length: Int)] = []
        var places: [Int] = []
        var length = 0
        var index = 0
        func isLong(_ end: Int) -> Bool { lines[(end - length)..<end].reduce(0) { $0 + Int($1.weight) } >= MovedRuns.minimumWeight }
        while index < lines.count {
            let matches = other.indices.filter { other[$0].token == lines[index].token }
            if length > 0, lines[index].startsRun || matches.isEmpty {
                let end = index
                if isLong(end) {
                    found.append((end - length, length))
                } else if length > 1 {
                    index = end - length + 1
                    (places, length) = ([], 0)
                    continue
                }
                (places, length) = ([], 0)
            }
            if matches.isEmpty {
                index += 1
                continue
            }
            places = places.map { $0 + 1 }.filter { $0 < other.count && !other[$0].startsRun && other[$0].token == lines[index].token }
            if places.isEmpty {
                if length > 0, isLong(index) {
                    found.append((index - length, length))
                } else if length > 1 {
                    index = index - length + 1
                    (places, length) = ([], 0)
                    continue
                }
                (places, length) = (matches, 0)
            }
            length += 1
            index += 1
        }
        if length > 0, isLong(lines.count) { found.append((lines.count - length, length)) }
        return found
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func findsWhatGitFinds(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Int32.random(in: 1...8, using: &random)
        func side() -> [MovedRuns.Line] {
            (0..<Int.random(in: 0...60, using: &random)).map { index in
                let token = Int32.random(in: 0..<alphabet, using: &random)
                return MovedRuns.Line(
                    token: token, startsRun: index == 0 || Int.random(in: 0..<12, using: &random) == 0, weight: token * 3 % 11)
            }
        }
        let (lines, other) = (side(), side())
        let blocks = MovedRuns.blocks(of: lines, in: other)
        let expected = oracle(lines, other)
        #expect(blocks.map(\.start) == expected.map(\.start))
        #expect(blocks.map(\.length) == expected.map(\.length))
        for block in blocks {
            for offset in 0..<block.length {
                #expect(lines[block.start + offset].token == other[block.other + offset].token)
                #expect(offset == 0 || !other[block.other + offset].startsRun)
            }
        }
    }

    @Test func repeatedLinesTakeLinearWork() {
        let lines = (0..<100_000).map { MovedRuns.Line(token: $0 % 3 == 0 ? 1 : 0, startsRun: $0 == 0, weight: 1) }
        #expect(MovedRuns.blocks(of: lines, in: lines).map(\.length) == [100_000])
    }

    private func file(_ path: String, _ patch: String) -> MovedBlocks.File {
        MovedBlocks.File(path: path, oldPath: nil, lines: PatchLines(Array(patch.utf8)[...]))
    }

    @Test func acrossFilesAndWithOtherWhiteSpace() throws {
        let moved = MovedBlocks([
            file("a.swift", "@@ -1,4 +1,1 @@\n keep\n-func total(of items: [Int]) -> Int {\n-    items.reduce(0, +)\n-}\n"),
            file("b.swift", "@@ -1,1 +1,4 @@\n keep\n+func total(of items: [Int]) -> Int {\n+\titems.reduce(0, +)\n+}\n"),
        ])
        #expect(moved.marks[0].keys.sorted() == [1, 2, 3] && moved.marks[1].keys.sorted() == [1, 2, 3])
        let first = try #require(moved.marks[1][1])
        #expect(first.path == "a.swift" && first.line == 2 && first.exact)
        #expect(moved.marks[1][2]?.exact == false && moved.marks[1][2]?.line == 3)
    }

    @Test func shortBlocksAreNotMoved() {
        let moved = MovedBlocks([file("a", "@@ -1,1 +1,1 @@\n-}\n"), file("b", "@@ -0,0 +1,1 @@\n+}\n")])
        #expect(moved.marks.allSatisfy(\.isEmpty) && !moved.isTooLarge)
    }
}
