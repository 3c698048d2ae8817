import Control
import Domain
import Pages
import TestSupport
import Testing

@testable import HTTPServer

/// Parts of a real pager's pages, put together again: each line once, in order, whatever the file's runs are.
@Suite("Parts of a diff")
struct DiffPartReaderTests {
    @Test(arguments: 0..<40)
    func partsHaveEachLineOnce(seed: Int) async throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let lines = PatchLines(Self.patch(&random))
        let pager = DiffPager(lines)
        let size = Int.random(in: 1...90, using: &random)
        let reader = DiffPartReader(path: "a", size: size) { from, count throws(DeskError) in
            var page = DiffPage(path: "a", status: "modified")
            pager.fill(&page, from: from, count: count)
            return page
        }
        var old: [Int] = []
        var new: [Int] = []
        var gaps: [DiffPart.Gap] = []
        var (tails, changes) = (0, 0)
        for start in stride(from: 0, to: max(1, lines.lines.count), by: size) {
            let part = try await reader.part(from: start)
            #expect(part.changesBefore == changes || part.pieces.isEmpty, "part at \(start), size \(size)")
            for piece in part.pieces {
                switch piece {
                case .hunk(let gap, _): gaps.append(gap)
                case .tail: tails += 1
                case .row(let row):
                    changes += row.kind == .changed ? 2 : row.kind == .context ? 0 : 1
                    if let cell = row.old { old.append(cell.line) }
                    if let cell = row.new { new.append(cell.line) }
                }
            }
        }
        #expect(old == lines.lines.filter { $0.kind != .added }.map { Int($0.old) }, "size \(size)")
        #expect(new == lines.lines.filter { $0.kind != .removed }.map { Int($0.new) }, "size \(size)")
        #expect(gaps.count == lines.hunks.count && tails == 1)
        // What is shown and what is left out make the file.
        let shown = Set(new)
        for gap in gaps { #expect(gap.first > (gap.last ?? 0) || (gap.first...(gap.last ?? 0)).allSatisfy { !shown.contains($0) }) }
        #expect(gaps.compactMap(\.count).reduce(0, +) + new.count == new.last ?? 0)
    }

    private static func patch(_ random: inout SeededGenerator) -> ArraySlice<UInt8> {
        var text = ""
        var (old, new) = (1, 1)
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let skip = Int.random(in: 4...50, using: &random)
            old += skip
            new += skip
            let removed =
                Int.random(in: 0...1, using: &random) == 0 ? Int.random(in: 0...5, using: &random) : Int.random(in: 0...260, using: &random)
            let added = removed == 0 ? Int.random(in: 1...300, using: &random) : Int.random(in: 0...120, using: &random)
            text += "@@ -\(old),\(removed + 6) +\(new),\(added + 6) @@ heading\n"
            for _ in 0..<3 { text += " context\n" }
            for line in 0..<removed { text += "-removed \(line)\n" }
            for line in 0..<added { text += "+added \(line)\n" }
            for _ in 0..<3 { text += " context\n" }
            old += removed + 6
            new += added + 6
        }
        return Array(text.utf8)[...]
    }
}
