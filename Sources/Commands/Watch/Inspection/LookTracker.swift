import Domain

/// Honest pace: which changed rows were on the screen, and for how long somebody was there. The server bounds what it believes of it.
///
/// A row counts when it is on the screen at two beats in a row, and time counts as active for half a minute after a key.
struct LookTracker: Sendable {
    /// A row on the screen.
    struct Row: Hashable, Sendable {
        var path: String
        var number: Int
    }

    private struct Entry {
        var digest: String
        var rows: Set<Int> = []
        var visible: Int64 = 0
        var active: Int64 = 0
    }

    /// Names this opening of the inspection.
    let surface: String
    private var files: [String: Entry] = [:]
    private var seen: Set<Row> = []
    private var lastBeat: Int64?
    private var lastSign: Int64
    private static let idle: Int64 = 30_000
    /// A beat that comes later than this covers no more: the machine may have slept.
    private static let longestBeat: Int64 = 2000

    init(surface: String, clock: Int64) {
        self.surface = surface
        lastSign = clock
    }

    /// Somebody pressed a key.
    mutating func sign(_ clock: Int64) { lastSign = clock }

    /// - Parameters:
    ///   - clock: milliseconds that only go forward.
    ///   - rows: what is on the screen, with the digest of each file's version; nil when the diff is not before the operator.
    ///   - top: the file at the top of the screen.
    mutating func beat(_ clock: Int64, rows: [Row]?, top: String?, digests: [String: String]) {
        let passed = min(max(0, clock - (lastBeat ?? clock)), Self.longestBeat)
        lastBeat = clock
        guard let rows else {
            seen = []
            return
        }
        if let top, let digest = digests[top] {
            files[top, default: Entry(digest: digest)].visible += passed
            if clock - lastSign < Self.idle { files[top, default: Entry(digest: digest)].active += passed }
        }
        let before = seen
        seen = Set(rows)
        for row in seen where before.contains(row) {
            if let digest = digests[row.path] { files[row.path, default: Entry(digest: digest)].rows.insert(row.number) }
        }
    }

    /// What was seen since the last report; nil when there is nothing to say.
    mutating func report() -> LookReport? {
        let looks = files.sorted { $0.key < $1.key }.compactMap { path, entry -> ReportedLook? in
            guard !entry.rows.isEmpty || entry.visible > 0 else { return nil }
            return ReportedLook(
                path: path, digest: entry.digest, rows: Self.ranges(entry.rows), visibleMilliseconds: entry.visible,
                activeMilliseconds: entry.active)
        }
        files = [:]
        return looks.isEmpty ? nil : LookReport(surface: surface, looks: looks)
    }

    private static func ranges(_ rows: Set<Int>) -> [RowRange] {
        rows.sorted().reduce(into: []) { result, row in
            if let last = result.last, last.last == row - 1 {
                result[result.count - 1].last = row
            } else {
                result.append(RowRange(first: row, last: row))
            }
        }
    }
}
