/// Decides how much of what surfaces report is believed. Pure: the clock comes in.
///
/// - A surface is believed for no longer than the wall time since its last report; a first report for ``firstMilliseconds``, and none for
///   more than ``longestMilliseconds``.
/// - One operator has one pair of eyes: a moment that was counted once, for any surface or lane, is not counted again.
/// - A look shorter than ``recordMilliseconds`` after the last one of its lane waits for the next, so that the ledger gets at most one
///   event for a lane in that time, whatever a surface sends.
///
/// What came before it was made is counted already, so that a server that starts again doubles nothing.
package struct LookBook: Sendable {
    package static let firstMilliseconds: Int64 = 15_000
    package static let longestMilliseconds: Int64 = 60_000
    package static let recordMilliseconds: Int64 = 10_000
    /// How often a surface should report.
    package static let reportSeconds = 15
    /// A surface that was silent for so long is forgotten.
    private static let forgetMilliseconds: Int64 = 600_000

    private struct Waiting: Sendable {
        var lane: LaneID
        var look: Look
    }

    private let start: Int64
    private var lastReports: [String: Int64] = [:]
    private var counted: [String: TimeLine] = [:]
    private var lastRecords: [LaneID: Int64] = [:]
    private var waiting: [Waiting] = []

    package init(start: Timestamp) { self.start = start.milliseconds }

    /// Takes a report.
    ///
    /// - Parameter rows: how many rows each version of the lane's files has; what is not in it is not believed.
    /// - Returns: the active time that was believed.
    package mutating func take(_ report: LookReport, lane: LaneID, by: String, rows: [ViewedMark: Int], at now: Timestamp) -> Int64 {
        let now = now.milliseconds
        let key = by + "\n" + report.surface
        lastReports = lastReports.filter { now - $0.value < Self.forgetMilliseconds }
        let believed = report.kind == .screen ? lastReports[key].map { min($0, now) } ?? now - Self.firstMilliseconds : now
        let from = min(now, max(start, believed, now - Self.longestMilliseconds))
        if report.kind == .screen { lastReports[key] = now }

        let known = report.looks.filter { rows[ViewedMark(path: $0.path, digest: $0.digest)] != nil }
        let asked = known.map { report.kind == .screen ? min(max(0, min($0.activeMilliseconds, $0.visibleMilliseconds)), now - from) : 0 }
        let visible = known.reduce(Int64(0)) { min(now - from, $0 + min(max(0, $1.visibleMilliseconds), now - from)) }
        let active = counted[by, default: TimeLine()].claim(asked.reduce(0, +), from: from, to: now)
        counted[by]?.forget(before: now - Self.longestMilliseconds)

        let sum = max(1, asked.reduce(0, +))
        let files = zip(known, asked).map { look, asked in
            LookedFile(
                path: look.path, digest: look.digest,
                rows: RowSet(look.rows, of: rows[ViewedMark(path: look.path, digest: look.digest)] ?? 0),
                activeMilliseconds: asked * active / sum)
        }
        guard !files.isEmpty, active > 0 || files.contains(where: { !$0.rows.isEmpty }) || report.kind == .printed else { return 0 }
        add(
            Look(
                kind: report.kind, by: by, from: Timestamp(milliseconds: from), to: Timestamp(milliseconds: now),
                activeMilliseconds: active, visibleMilliseconds: report.kind == .screen ? max(active, visible) : 0, files: []), files, lane)
        return active
    }

    /// The looks that are due to be recorded. What is taken is no longer here.
    ///
    /// - Parameter lane: everything of this lane is due: something is about to be marked or decided there.
    package mutating func due(at now: Timestamp, lane: LaneID? = nil) -> [(lane: LaneID, look: Look)] {
        func isDue(_ entry: Waiting) -> Bool {
            entry.lane == lane
                || lastRecords[entry.lane].map { now.milliseconds - $0 >= Self.recordMilliseconds || $0 > now.milliseconds } ?? true
        }
        let due = waiting.filter(isDue)
        waiting.removeAll(where: isDue)
        for entry in due { lastRecords[entry.lane] = now.milliseconds }
        lastRecords = lastRecords.filter { now.milliseconds - $0.value < Self.forgetMilliseconds }
        return due.map { ($0.lane, $0.look) }
    }

    private mutating func add(_ look: Look, _ files: [LookedFile], _ lane: LaneID) {
        let place = waiting.firstIndex { $0.lane == lane && $0.look.by == look.by && $0.look.kind == look.kind }
        var entry = place.map { waiting[$0] } ?? Waiting(lane: lane, look: look)
        if place != nil { entry.look.extend(look) }
        for file in files { entry.look.add(file) }
        if let place { waiting[place] = entry } else { waiting.append(entry) }
    }
}

extension Look {
    fileprivate mutating func extend(_ other: Look) {
        from = min(from, other.from)
        to = max(to, other.to)
        activeMilliseconds += other.activeMilliseconds
        // Two surfaces may both be visible; the time is still only once there.
        visibleMilliseconds = min(visibleMilliseconds + other.visibleMilliseconds, to.milliseconds - from.milliseconds)
    }

    fileprivate mutating func add(_ file: LookedFile) {
        guard let index = files.firstIndex(where: { $0.mark == file.mark }) else { return files.append(file) }
        files[index].rows.formUnion(file.rows)
        files[index].activeMilliseconds += file.activeMilliseconds
    }
}
