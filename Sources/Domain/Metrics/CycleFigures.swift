extension DaySelection {
    var cycleFigures: [Figure] {
        let cycles = landed.map(\.cycleSeconds)
        func figure(_ id: String, _ label: String, _ percent: Int) -> Figure {
            .duration(
                id, label, Percentile.nearestRank(percent, of: cycles), of: cycles.count,
                source: "lane.queued to lane.landed of the lanes landed in the day; nearest rank (Hyndman and Fan 1996, definition 1)")
        }
        return [
            figure("cycleP50", "Dispatch to landing, p50", 50),
            figure("cycleP90", "Dispatch to landing, p90", 90),
            figure("cycleMax", "Dispatch to landing, longest", 100),
        ]
    }

    var waiting: DayReport.Sourced<DayReport.WaitingRow> {
        var sums: [WaitedFor: Int64] = [:]
        for done in landed {
            for (who, length) in WaitingTimes(lane: done.lane, until: done.landing.at).milliseconds { sums[who, default: 0] += length }
        }
        let total = sums.values.reduce(0, +)
        let all = Double(total) / 1000
        let rows = WaitedFor.allCases.map { who in
            let seconds = Double(sums[who] ?? 0) / 1000
            var text = "\(DurationWords.text(seconds: seconds)) of \(DurationWords.text(seconds: all))"
            if landed.count >= ShareWords.smallest, total > 0 { text += " (\(ShareWords.percent(fraction: seconds / all)))" }
            return DayReport.WaitingRow(waitedFor: who, seconds: seconds, ofSeconds: all, text: text)
        }
        return .init(
            source: "lane.phase, lane.turnStarted/Ended, lane.gateStarted/Ended and lane.decided of the lanes landed in the day",
            rows: rows)
    }
}
