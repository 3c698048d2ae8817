extension DayReport {
    /// Derives the report of a day. Pure: the same records give the same report.
    ///
    /// - Parameters:
    ///   - model: the fold of the ledger up to `now`.
    ///   - window: the day.
    ///   - commits: what git says has reached the default branches; commits of other days are left out here.
    ///   - now: when the report is made. Later evidence about the day's landings (re-verification, rollbacks) counts up to then.
    ///   - attention: what a day's looking is measured against.
    package static func make(
        model: ReadModel, window: DayWindow, commits: [CommitFact], now: Timestamp, attention: AttentionConfiguration = .init()
    ) -> DayReport {
        let day = DaySelection(model: model, window: window, now: now)
        let counted = DayCommits(day, commits)
        let paced = AttentionDay(model: model, window: window, attention: attention)
        return DayReport(
            window: window, madeAt: now, complete: now >= window.end, day: day.dayFigures(counted),
            evidenceStandard: day.evidenceStandard, lanesByKind: day.lanesByKind, commitsByHour: counted.byHour(window),
            byRepository: counted.byRepository(day), commitDisagreements: counted.disagreements(day), evidence: day.evidenceFigures,
            acceptance: day.acceptanceFigures, gates: day.gateFigures, flakyGates: day.flakyGates, cycle: day.cycleFigures,
            waiting: day.waiting, turns: day.turnFigures, reviews: day.reviewFigures, reviewers: day.reviewerRows,
            decisions: day.decisionRows, deciders: day.deciders,
            pace: paced.figures, hurried: paced.hurried,
            overrides: day.overrideFigures, landedAnyway: day.landedAnyway, stoppedAlthoughGreen: day.stoppedAlthoughGreen,
            defects: day.defectFigures, troubles: day.troubles, landed: day.landedRows, ended: day.endedRows,
            unfinished: day.unfinishedRows, notShown: day.notShown(counted))
    }
}
