/// The attention of one day: what was looked at, what was decided on it, and what is left.
package struct AttentionDay: Codable, Equatable, Sendable {
    /// The local date, and the zone that it is cut in.
    package var date: String
    package var zone: String
    package var dailyMinutes: Int
    package var lookedMilliseconds: Int64
    /// 0 when the day's minutes are used up.
    package var leftMilliseconds: Int64
    /// Changed lines that were on a screen for the first time.
    package var linesSeen: Int
    /// Changed lines that were printed for the first time and had not been on a screen.
    package var linesPrinted: Int
    package var decisions: Int
    /// Decisions that let a candidate land, and whose pace is known.
    package var landing: Int
    /// Of these sooner than reading allows.
    package var faster: Int
    /// Files that the landing decisions rest on, and those of them that were marked as viewed and not shown in full.
    package var filesViewed: Int
    package var filesSampled: Int
    /// The same with the records behind each.
    package var figures: [Figure]
    /// Decisions that came sooner than reading allows, or rest on files that were not shown in full.
    package var hurried: DayReport.Sourced<DayReport.PaceRow>

    package init(model: ReadModel, window: DayWindow, attention: AttentionConfiguration) {
        let day = DaySelection(model: model, window: window, now: window.end)
        let quarters = day.all.flatMap(\.looks.quarters).filter { window.contains($0.start) }
        let paces = day.decisions.filter { $0.decision.kind.lands }.compactMap(\.decision.pace)
        date = window.date
        zone = window.zone
        dailyMinutes = attention.dailyMinutes
        lookedMilliseconds = quarters.reduce(0) { $0 + $1.activeMilliseconds }
        leftMilliseconds = max(0, Int64(attention.dailyMinutes) * 60_000 - lookedMilliseconds)
        linesSeen = quarters.reduce(0) { $0 + $1.rowsSeen }
        linesPrinted = quarters.reduce(0) { $0 + $1.rowsPrinted }
        decisions = day.decisions.count
        landing = paces.count
        faster = paces.count { $0.faster == true }
        filesViewed = paces.reduce(0) { $0 + $1.filesViewed }
        filesSampled = paces.reduce(0) { $0 + $1.sampled.count }
        hurried = day.hurriedRows
        figures = []
        figures = makeFigures(unknown: day.decisions.count { $0.decision.kind.lands && $0.decision.pace == nil })
    }

    private func makeFigures(unknown: Int) -> [Figure] {
        let looked = Double(lookedMilliseconds) / 1000
        let left = DurationWords.text(seconds: Double(leftMilliseconds) / 1000)
        return [
            Figure(
                id: "lookedTime", label: "Looked", seconds: looked,
                text: "\(DurationWords.text(seconds: looked)) of \(dailyMinutes) min; \(left) left",
                source: "lane.looked in the day: active time, each moment of an operator once; attention.dailyMinutes"),
            .count("linesSeen", "Changed lines on a screen", linesSeen, source: "lane.looked in the day, each line of a version once"),
            .count(
                "linesPrinted", "Changed lines only printed", linesPrinted,
                source: "lane.looked printed in the day: how long they were read is not known"),
            .share(
                "fasterThanReading", "Decided sooner than reading allows", faster, of: landing,
                note: unknown == 0 ? "" : "\(unknown) more from before pace was recorded",
                source: "lane.decided approve and override in the day: pace.faster"),
            .share(
                "filesSampled", "Files viewed but not shown in full", filesSampled, of: filesViewed,
                source: "lane.decided approve and override in the day: pace.sampled, of pace.filesViewed"),
        ]
    }
}

extension DaySelection {
    /// What came sooner than reading allows, or rests on files that were not shown in full.
    var hurriedRows: DayReport.Sourced<DayReport.PaceRow> {
        let rows = decisions.compactMap { lane, decision -> DayReport.PaceRow? in
            guard decision.kind.lands, let pace = decision.pace, pace.faster == true || !pace.sampled.isEmpty else { return nil }
            return .init(
                lane: lane.id, title: lane.start.title, decision: decision.kind, faster: pace.faster == true,
                spentMilliseconds: pace.spentMilliseconds, neededMilliseconds: pace.neededMilliseconds, lines: pace.lines,
                linesShown: pace.linesSeen + pace.linesPrinted, sampled: pace.sampled, by: decision.by, at: decision.at)
        }
        return .init(
            source: "lane.decided approve and override in the day: pace", rows: rows.sorted { ($0.at, $0.lane) < ($1.at, $1.lane) })
    }
}
