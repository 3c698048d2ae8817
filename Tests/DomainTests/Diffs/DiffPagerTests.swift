import Domain
import TestSupport
import Testing

struct DiffPagerTests {
    private func pages(_ lines: PatchLines, count: Int) -> [DiffPage] {
        var pages: [DiffPage] = []
        var from: Int? = 0
        while let start = from, pages.count < 10_000 {
            var page = DiffPage(path: "f", status: "modified")
            DiffPager(lines).fill(&page, from: start, count: count)
            pages.append(page)
            from = page.next
        }
        return pages
    }

    /// The new file's lines (with their ends) that rows make of the old file's.
    private func apply(_ rows: [DiffRow], to old: [String]) -> [String]? {
        var result: [String] = []
        var next = 0
        func text(_ cell: DiffCell) -> String {
            cell.text.replacing("␍", with: "\r") + (cell.ending == .crlf ? "\r\n" : cell.ending == LineEnding.none ? "" : "\n")
        }
        // Within a run of changes all old sides come before all new ones.
        var pending: [String] = []
        for row in rows {
            if row.kind == .context { (result, pending) = (result + pending, []) }
            if let cell = row.old {
                if pending.isEmpty || row.kind == .context {
                    while next < cell.line - 1 {
                        result.append(old[next])
                        next += 1
                    }
                }
                guard next == cell.line - 1, old[next] == text(cell) else { return nil }
                next += 1
            }
            guard let cell = row.new else { continue }
            if row.kind == .context {
                result.append(text(cell))
            } else {
                while row.old == nil, pending.isEmpty, result.count < cell.line - 1, next < old.count {
                    result.append(old[next])
                    next += 1
                }
                pending.append(text(cell))
            }
            guard result.count + (row.kind == .context ? 0 : pending.count) == cell.line else { return nil }
        }
        return result + pending + old[next...]
    }

    private func lines(_ text: String) -> [String] {
        var result: [String] = []
        var line = ""
        for scalar in text.unicodeScalars {
            line.unicodeScalars.append(scalar)
            if scalar == "\n" {
                result.append(line)
                line = ""
            }
        }
        return line.isEmpty ? result : result + [line]
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func rowsMakeTheNewFile(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let words = ["let a = 1", "let b = 2", "", "\tx()", "end\r", "ümlaut é", "}", "long line with many words in it"]
        func some(_ count: Int) -> [String] { (0..<count).map { _ in words.randomElement(using: &random) ?? "" } }
        var new = some(Int.random(in: 0...80, using: &random))
        let old = new
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let at = Int.random(in: 0...new.count, using: &random)
            let end = min(new.count, at + Int.random(in: 0...6, using: &random))
            new.replaceSubrange(at..<end, with: some(Int.random(in: 0...6, using: &random)))
        }
        let ends = (Bool.random(using: &random), Bool.random(using: &random))
        let oldText = old.joined(separator: "\n") + (ends.0 && !old.isEmpty ? "\n" : "")
        let newText = new.joined(separator: "\n") + (ends.1 && !new.isEmpty ? "\n" : "")
        let patch = UnifiedDiff(old: oldText, new: newText).text(oldName: "a/f", newName: "b/f")
        let parsed = PatchLines(Array(patch.utf8)[...])
        let count = Int.random(in: 1...30, using: &random)
        let pages = pages(parsed, count: count)
        let rows = pages.flatMap(\.rows)
        #expect(apply(rows, to: lines(oldText)) == lines(newText), "\(patch)")
        #expect(pages.first?.from == 0 && pages.last?.next == nil)
        #expect(zip(pages, pages.dropFirst()).allSatisfy { $0.next == $1.from })
        #expect(rows.reduce(0) { $0 + ($1.kind == .context ? 1 : ($1.old == nil ? 0 : 1) + ($1.new == nil ? 0 : 1)) } == parsed.lines.count)
        for cell in rows.flatMap({ [$0.old, $0.new].compactMap(\.self) }) {
            if let words = cell.words { #expect(words.map(\.text).joined() == cell.text) }
        }
    }

    @Test func runsStayWhole() {
        let patch = "@@ -1,3 +1,3 @@\n a\n-b\n-c\n+B\n+C\n"
        let lines = PatchLines(Array(patch.utf8)[...])
        var page = DiffPage(path: "f", status: "modified")
        DiffPager(lines).fill(&page, from: 3, count: 1)
        #expect(page.from == 1 && page.rows.count == 2 && page.next == nil && page.lines == 5)
        #expect(page.rows.map(\.kind) == [.changed, .changed])
        #expect(page.rows[0].old?.line == 2 && page.rows[0].new?.line == 2)
        #expect(page.hunks.map(\.position) == [0])
    }

    @Test func aHundredThousandLinesComeInPages() {
        let count = 100_000
        let patch = "@@ -0,0 +1,\(count) @@\n" + (1...count).map { "+line \($0)\n" }.joined()
        let lines = PatchLines(Array(patch.utf8)[...])
        #expect(lines.lines.count == count)
        var page = DiffPage(path: "f", status: "added")
        DiffPager(lines).fill(&page, from: 70_000, count: 400)
        #expect(page.rows.count <= 400 && page.from == 70_000)
        #expect(page.rows.first?.new?.text == "line 70001" && page.next.map { $0 > 70_000 } == true)
    }

    @Test func pagesAreBoundedInBytes() {
        let patch = "@@ -0,0 +1,3000 @@\n" + (1...3000).map { _ in "+" + String(repeating: "x", count: 5000) + "\n" }.joined()
        var page = DiffPage(path: "f", status: "added")
        DiffPager(PatchLines(Array(patch.utf8)[...])).fill(&page, from: 0, count: 2000)
        #expect(page.rows.reduce(0) { $0 + ($1.new?.text.utf8.count ?? 0) } < 3 << 20)
        #expect(page.rows.first?.new?.omitted == 5000 - LineText.limit && page.next != nil)
    }

    @Test func contentsThatLookLikeHeaders() {
        let patch = "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n--- a\n+++ b\n @@ -1 +1 @@\n\\ No newline at end of file\n"
        let lines = PatchLines(Array(patch.utf8)[...])
        #expect(lines.lines.map { String(decoding: lines.content($0), as: UTF8.self) } == ["-- a", "++ b", "@@ -1 +1 @@"])
        #expect(lines.hunks.count == 1 && lines.lines.last?.lacksNewline == true)
    }

    @Test(arguments: [
        "", "@@", "@@ -1 +1 @@", "@@ -9999999999999999999 +1 @@\n a", "@@ -1,5 +1,5 @@\n a\nx\n-b", "\\ x\n", "@@ -1,-3 +1 @@\n+a",
    ])
    func neverFails(text: String) {
        let lines = PatchLines(Array(text.utf8)[...])
        var page = DiffPage(path: "f", status: "modified")
        DiffPager(lines).fill(&page, from: 5, count: 10)
        #expect(page.lines == lines.lines.count)
    }
}
