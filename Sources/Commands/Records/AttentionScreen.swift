import Domain

/// The attention of a day for the terminal.
struct AttentionScreen {
    let day: AttentionDay

    func lines(_ face: Face) -> [Styled] {
        var facts = Facts()
        facts.add("day", Styled("\(day.date) (\(day.zone))"))
        for figure in day.figures { facts.add(figure.label.lowercased(), Styled(figure.text)) }
        facts.add("decisions", Styled("\(day.decisions)"))
        return facts.lines + hurried(face)
    }

    private func hurried(_ face: Face) -> [Styled] {
        var table = Table([
            .init("LANE"), .init("DECISION"), .init("TIME", right: true), .init("READING TAKES", right: true),
            .init("SHOWN", right: true), .init("NOT SHOWN IN FULL", shrinks: true),
        ])
        table.rows = day.hurried.rows.map { row in
            [
                Styled("\(row.lane)", .name), Styled(row.decision.rawValue),
                Styled(Self.time(row.spentMilliseconds), row.faster ? .warning : .plain), Styled(Self.time(row.neededMilliseconds)),
                Styled("\(row.linesShown)/\(row.lines)"), Styled(row.sampled.map(\.path).joined(separator: ", ")),
            ]
        }
        return table.rows.isEmpty ? [] : [Styled()] + table.lines(face)
    }

    /// One line for `status`.
    static func line(_ day: AttentionDay) -> Styled {
        let left = day.leftMilliseconds > 0 ? "\(time(day.leftMilliseconds)) left" : "the day's minutes are used up"
        let landing = day.faster == 0 ? "" : ", \(day.faster) sooner than reading allows"
        let sampled = day.filesSampled == 0 ? "" : " · \(CountWords.text(day.filesSampled, "file")) viewed but not shown in full"
        return Styled("attention ", .faint)
            + Styled("\(time(day.lookedMilliseconds)) of \(day.dailyMinutes) min looked · ")
            + Styled(left, day.leftMilliseconds > 0 ? .plain : .warning)
            + Styled(
                " · \(CountWords.text(day.linesSeen, "line")) seen · \(CountWords.text(day.decisions, "decision"))\(landing)\(sampled)",
                .faint)
    }

    private static func time(_ milliseconds: Int64) -> String { DurationWords.text(seconds: Double(milliseconds) / 1000) }
}
