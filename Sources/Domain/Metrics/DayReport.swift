/// What a day came to: acceptance, defects, cycle time and overrides beside the volume, each figure with its source.
///
/// This is the documented form of `signalbox report --json`. Moments are milliseconds since 1970 (UTC), lengths of time are seconds,
/// identifiers are `L-1` and `T-1`. A share is `n` and `of`; `text` is the same in words.
package struct DayReport: Codable, Equatable, Sendable {
    /// Names the form; it changes when a reader of the old form would misread the new one.
    package static let schema = "signalbox.day-report/1"

    package var schema = DayReport.schema
    package var window: DayWindow
    package var madeAt: Timestamp
    /// Whether the day was over when the report was made.
    package var complete: Bool

    /// The table of the day.
    package var day: [Figure]
    /// What a change had to show to land, in words.
    package var evidenceStandard: String
    package var lanesByKind: Sourced<KindRow>
    package var commitsByHour: Sourced<HourRow>
    package var byRepository: Sourced<RepositoryRow>
    /// Lanes where git and the ledger count commits differently.
    package var commitDisagreements: Sourced<CommitDisagreement>
    /// Evidence tiers, each as n of the landed lanes.
    package var evidence: [Figure]
    package var acceptance: [Figure]
    package var gates: [Figure]
    package var flakyGates: Sourced<FlakyRow>
    package var cycle: [Figure]
    package var waiting: Sourced<WaitingRow>
    package var turns: [Figure]
    /// Empty when no review ended in the day.
    package var reviews: [Figure]
    package var reviewers: Sourced<ReviewerRow>
    package var decisions: Sourced<DecisionRow>
    package var deciders: Sourced<DeciderRow>
    /// How decisions were come to: what had been shown, and for how long.
    package var pace: [Figure]
    /// Decisions that came sooner than reading allows, or on files that were not shown in full.
    package var hurried: Sourced<PaceRow>
    package var overrides: [Figure]
    /// Landed although something was not as it should be.
    package var landedAnyway: Sourced<OverrideRow>
    /// Stopped or sent back although every gate was green.
    package var stoppedAlthoughGreen: Sourced<OverrideRow>
    package var defects: [Figure]
    package var troubles: Sourced<TroubleRow>
    package var landed: Sourced<LandedRow>
    /// Ended without landing.
    package var ended: Sourced<EndedRow>
    package var unfinished: Sourced<UnfinishedRow>
    /// What the figures do not show, in sentences.
    package var notShown: [String]

    /// Every figure, in the order of the report.
    package var figures: [Figure] {
        day + evidence + acceptance + gates + cycle + turns + reviews + pace + overrides + defects
    }

    package func figure(_ id: String) -> Figure? { figures.first { $0.id == id } }

    /// Rows with the records that they are derived from.
    package struct Sourced<Row: Codable & Equatable & Sendable>: Codable, Equatable, Sendable {
        package var source: String
        package var rows: [Row]

        package init(source: String, rows: [Row]) {
            self.source = source
            self.rows = rows
        }
    }
}
