import Domain

/// A patch in pages, and blocks that moved between two.
enum PatchTarget: FuzzTarget {
    static func run(_ bytes: [UInt8]) {
        let half = bytes.firstIndex(of: 0) ?? bytes.count
        let first = PatchLines(bytes[..<half])
        let second = PatchLines(bytes[half...])
        let moved = MovedBlocks([.init(path: "a", oldPath: nil, lines: first), .init(path: "b", oldPath: "c", lines: second)])
        pages(first, moved.marks[0])
        pages(second, moved.marks[1])
    }

    private static func pages(_ lines: PatchLines, _ moved: [Int: MovedMark]) {
        let pager = DiffPager(lines, moved: moved)
        var position = 0
        var cells = 0
        while true {
            var page = DiffPage(path: "a", status: "M")
            pager.fill(&page, from: position, count: 3)
            promise(page.from == position, "pages follow each other")
            for row in page.rows {
                switch row.kind {
                case .context, .added, .removed: cells += 1
                case .changed: cells += 2
                }
                for cell in [row.old, row.new] {
                    guard let cell, let words = cell.words else { continue }
                    promise(words.map(\.text).joined() == cell.text, "the words of a line are the line")
                }
            }
            guard let next = page.next else { break }
            promise(next > position, "a page has a line")
            position = next
        }
        promise(cells == lines.lines.count, "each line is on one page: \(cells) of \(lines.lines.count)")
    }
}
