/// What is known of the looks at a lane: the fold of its `looked` events.
package struct LookRecord: Codable, Equatable, Sendable {
    /// By version of a file's diff, in the order in which they were first shown.
    package private(set) var versions: [LookedVersion] = []
    /// When looks were reported, in quarters of an hour: the finest step by which a time zone's day begins.
    package private(set) var quarters: [LookedQuarter] = []

    package init() {}

    package func version(_ mark: ViewedMark) -> LookedVersion? { versions.first { $0.mark == mark } }

    /// - Parameter rows: how many rows each version has.
    mutating func add(_ look: Look, rows: [ViewedMark: Int]) {
        var seen = 0
        var printed = 0
        for file in look.files {
            let index = versions.firstIndex { $0.mark == file.mark } ?? versions.count
            if index == versions.count { versions.append(LookedVersion(mark: file.mark)) }
            let fresh = RowSet(file.rows.ranges, of: rows[file.mark] ?? 0)
            let before = (versions[index].seen.count, versions[index].shown.count)
            versions[index].activeMilliseconds += file.activeMilliseconds
            switch look.kind {
            case .screen:
                versions[index].seen.formUnion(fresh)
                versions[index].onScreen = true
                seen += versions[index].seen.count - before.0
            case .printed:
                versions[index].printed.formUnion(fresh)
                versions[index].firstPrinted = versions[index].firstPrinted ?? look.to
                printed += versions[index].shown.count - before.1
            }
        }
        let start = look.to.milliseconds - (look.to.milliseconds % LookedQuarter.length + LookedQuarter.length) % LookedQuarter.length
        let index = quarters.firstIndex { $0.start.milliseconds == start } ?? quarters.count
        if index == quarters.count { quarters.append(LookedQuarter(start: Timestamp(milliseconds: start))) }
        quarters[index].activeMilliseconds += look.activeMilliseconds
        quarters[index].visibleMilliseconds += look.visibleMilliseconds
        quarters[index].rowsSeen += seen
        quarters[index].rowsPrinted += printed
    }
}

/// What was shown of a version of a file's diff.
package struct LookedVersion: Codable, Equatable, Sendable {
    package var mark: ViewedMark
    /// Whether a screen reported it at all; a file without rows (binary, renamed) can be shown too.
    package var onScreen = false
    package var seen = RowSet()
    package var printed = RowSet()
    package var activeMilliseconds: Int64 = 0
    package var firstPrinted: Timestamp?

    init(mark: ViewedMark) { self.mark = mark }

    /// Rows that were on a screen or printed.
    package var shown: RowSet { seen.union(printed) }
}

/// What was reported in a quarter of an hour.
package struct LookedQuarter: Codable, Equatable, Sendable {
    /// Milliseconds.
    package static let length: Int64 = 900_000

    package var start: Timestamp
    package var activeMilliseconds: Int64 = 0
    package var visibleMilliseconds: Int64 = 0
    /// Rows that were on a screen for the first time.
    package var rowsSeen = 0
    /// Rows that were printed for the first time and had not been on a screen.
    package var rowsPrinted = 0

    init(start: Timestamp) { self.start = start }
}
