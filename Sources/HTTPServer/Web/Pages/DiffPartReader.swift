import Control
import Domain
import Pages

/// Reads parts of a file's diff: each run of changes is in the part where it begins, so that parts can be asked for in any order and none
/// has a line of another.
struct DiffPartReader: Sendable {
    var path: String
    /// Positions that a part covers; a part begins at a multiple.
    var size = DiffPart.lines
    /// Whether other parts follow, and context can be opened.
    var isWhole = true
    /// A page of the diff: rows from about a position on.
    let read: @Sendable (_ from: Int, _ count: Int) async throws(DeskError) -> DiffPage

    func part(from start: Int) async throws(DeskError) -> DiffPart {
        var page = try await read(start, size)
        var part = DiffPart(path: path, from: start, total: page.lines, pieces: [], note: page.note, isWhole: isWhole)
        // Files that are new or gone have no lines beside those of the diff.
        let hasContext = page.status != "added" && page.status != "deleted"
        let end = min(page.lines, start + size)
        var last: DiffHunk?
        part.changesBefore = page.changesBefore
        part.hasOneSide = !hasContext
        while true {
            var position = page.from
            let hunks = Dictionary(page.hunks.map { ($0.position, $0) }) { first, _ in first }
            var skips = position < start
            for row in page.rows {
                let hunk = hunks[position]
                if skips, row.kind == .context || (hunk != nil && position > page.from) { skips = false }
                if !skips, let hunk, part.pieces.isEmpty || position > start {
                    let before = try await before(hunk, last)
                    part.pieces.append(.hunk(hasContext ? Self.gap(before, hunk) : Self.nothing, heading: hunk.heading))
                    last = hunk
                }
                if skips {
                    part.changesBefore += row.kind == .changed ? 2 : 1
                } else {
                    part.pieces.append(.row(row))
                }
                position += row.kind == .changed ? 2 : 1
            }
            last = page.hunks.last ?? last
            guard position < end, let next = page.next, next > page.from else {
                if page.next == nil, hasContext, page.lines > 0, let last, !part.pieces.isEmpty {
                    part.pieces.append(.tail(.init(first: Self.nextNew(last), last: nil, shift: Self.nextOld(last) - Self.nextNew(last))))
                }
                return part
            }
            page = try await read(next, end - position)
        }
    }

    /// The hunk before another; nil for the first of the file.
    private func before(_ hunk: DiffHunk, _ known: DiffHunk?) async throws(DeskError) -> DiffHunk? {
        if let known, known.position < hunk.position { return known }
        guard hunk.position > 0 else { return nil }
        return try await read(hunk.position - 1, 1).hunks.last { $0.position < hunk.position }
    }

    private static let nothing = DiffPart.Gap(first: 1, last: 0, shift: 0)

    private static func gap(_ before: DiffHunk?, _ hunk: DiffHunk) -> DiffPart.Gap {
        let start = hunk.newLines == 0 ? hunk.newStart + 1 : hunk.newStart
        let old = hunk.oldLines == 0 ? hunk.oldStart + 1 : hunk.oldStart
        return .init(first: before.map(nextNew) ?? 1, last: start - 1, shift: old - start)
    }

    /// The line behind a hunk. A side without lines names the line before it (the unified format of POSIX `diff -U`).
    private static func nextNew(_ hunk: DiffHunk) -> Int { hunk.newLines == 0 ? hunk.newStart + 1 : hunk.newStart + hunk.newLines }
    private static func nextOld(_ hunk: DiffHunk) -> Int { hunk.oldLines == 0 ? hunk.oldStart + 1 : hunk.oldStart + hunk.oldLines }
}
