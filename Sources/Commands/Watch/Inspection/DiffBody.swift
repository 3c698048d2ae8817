import Domain

/// The lines of one file's diff as far as they are there. What is missing has its place, and is fetched when it comes near the screen.
struct DiffBody: Sendable {
    /// Rows that were fetched together.
    struct Segment: Sendable {
        /// Position of the first line, and of the one behind the last.
        var from: Int
        var end: Int
        var changesBefore: Int
        var rows: [DiffRow]
        var hunks: [DiffHunk]
        var items: [DiffItem] = []
    }

    enum Block: Sendable {
        case loaded(Segment)
        case missing(Range<Int>)

        var height: Int {
            switch self {
            case .loaded(let segment): segment.items.count
            case .missing(let range): range.count
            }
        }
    }

    /// What a line of the body is.
    enum Line: Equatable {
        case item(DiffItem)
        /// Not there yet; the position in the diff.
        case missing(Int)
    }

    private(set) var blocks: [Block]
    private(set) var count: Int
    /// Lines of the whole diff; nil before the first page.
    private(set) var total: Int?
    private(set) var context: DiffContext
    /// What is to be said instead of lines or beside them.
    private(set) var notes: [String] = []
    /// Lines of a page that is asked for.
    static let pageLines = 400

    /// - Parameter estimate: lines of the diff, about.
    init(estimate: Int, hasContext: Bool) {
        blocks = [.missing(0..<max(1, estimate))]
        count = max(1, estimate)
        context = DiffContext(hasContext: hasContext)
    }

    func line(_ index: Int) -> Line? {
        var start = 0
        for block in blocks {
            let height = block.height
            if index < start + height, index >= start {
                switch block {
                case .loaded(let segment): return .item(segment.items[index - start])
                case .missing(let range): return .missing(range.lowerBound + index - start)
                }
            }
            start += height
        }
        return nil
    }

    /// What to ask for so that a missing position comes.
    func request(for position: Int) -> (from: Int, count: Int)? {
        guard total != nil else { return (0, Self.pageLines) }
        for case .missing(let range) in blocks where range.contains(position) {
            // A little before it too: who comes from below goes on upwards.
            let from = max(range.lowerBound, position - Self.pageLines / 4)
            return (from, min(Self.pageLines, range.upperBound - from))
        }
        return nil
    }

    /// Puts a page where it belongs.
    ///
    /// - Returns: where lines of the screen were replaced, how many went and how many came; nil when the page was there already.
    mutating func insert(_ page: DiffPage, _ maker: inout DiffItems) -> (at: Int, old: Int, new: Int)? {
        let end = page.next ?? page.lines
        if total == nil {
            let old = count
            total = page.lines
            notes = [page.note, Self.modes(page)].compactMap(\.self)
            blocks = [.loaded(Self.segment(page, end))] + (end < page.lines ? [.missing(end..<page.lines)] : [])
            rebuild(&maker)
            return (0, old, count)
        }
        var start = 0
        for (index, block) in blocks.enumerated() {
            if case .missing(let range) = block, range.contains(page.from), end <= range.upperBound, end > page.from {
                let old = block.height
                var fresh: [Block] = [.loaded(Self.segment(page, end))]
                if range.lowerBound < page.from { fresh.insert(.missing(range.lowerBound..<page.from), at: 0) }
                if end < range.upperBound { fresh.append(.missing(end..<range.upperBound)) }
                let before = count
                blocks.replaceSubrange(index...index, with: fresh)
                // What comes behind may begin with a gap to the new lines.
                rebuild(&maker, only: index...(index + fresh.count))
                return (start, old, old + count - before)
            }
            start += block.height
        }
        return nil
    }

    mutating func open(_ lines: FileLines) {
        for cell in lines.lines { context.opened[cell.line] = cell }
        context.fileLines = lines.total
    }

    /// Lays what is there out anew.
    /// - Parameter only: the blocks that are not as they were; nil for all.
    mutating func rebuild(_ maker: inout DiffItems, only: ClosedRange<Int>? = nil) {
        var previous: DiffHunk?
        var position = 0
        for (index, block) in blocks.enumerated() {
            switch block {
            case .missing(let range):
                previous = nil
                position = range.upperBound
            case .loaded(var segment):
                if only?.contains(index) ?? true {
                    segment.items = maker.make(
                        segment, before: position == segment.from ? previous : nil, context: context, isLast: segment.end == total)
                    blocks[index] = .loaded(segment)
                }
                previous = segment.hunks.last ?? previous
                position = segment.end
            }
        }
        count = blocks.reduce(0) { $0 + $1.height }
    }

    /// The line of the screen nearest to a place of the diff.
    func index(of item: DiffItem) -> Int {
        var start = 0
        var behind: Int?
        for block in blocks {
            switch block {
            case .missing(let range):
                if range.contains(item.position) { return start + item.position - range.lowerBound }
                if range.lowerBound > item.position { behind = behind ?? start }
            case .loaded(let segment):
                if let found = segment.items.firstIndex(where: item.isSamePlace) { return start + found }
                if let found = segment.items.firstIndex(where: { $0.position >= item.position }) { behind = behind ?? start + found }
            }
            start += block.height
        }
        return behind ?? max(0, count - 1)
    }

    /// The line that a position has after rows came where it was missing.
    func index(ofPosition position: Int) -> Int {
        index(of: DiffItem(kind: .note, position: position, gutter: Styled(), body: Styled()))
    }

    /// Lines that are held.
    var loadedLines: Int {
        blocks.reduce(0) { sum, block in if case .loaded(let segment) = block { sum + segment.items.count } else { sum } }
    }

    /// Gives all rows away; they can be fetched again.
    mutating func unload() {
        guard let total else { return }
        blocks = total > 0 ? [.missing(0..<total)] : []
        count = total
    }

    private static func segment(_ page: DiffPage, _ end: Int) -> Segment {
        Segment(from: page.from, end: end, changesBefore: page.changesBefore, rows: page.rows, hunks: page.hunks)
    }

    private static func modes(_ page: DiffPage) -> String? {
        guard let old = page.oldMode, let new = page.newMode, page.note == nil else { return nil }
        return "its mode changed from \(old) to \(new)"
    }
}
