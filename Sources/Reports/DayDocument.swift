import Domain
import Foundation

/// Arranges a day's report: what was asked of the day first, then how well it went, then every record.
struct DayDocument {
    let report: DayReport
    let workspace: String
    let clock: LocalClock

    init(_ report: DayReport, workspace: String) throws(ReportError) {
        self.report = report
        self.workspace = workspace
        clock = try LocalClock(zone: report.window.zone)
    }

    var document: ReportDocument {
        let made = clock.moment(LocalDay.date(report.madeAt))
        return ReportDocument(
            title: "\(workspace): the day of \(report.window.date)",
            subtitle: "\(report.window.zone) · made \(made)" + (report.complete ? "" : " · the day is not over"),
            headline: ["pullRequestsLanded", "acceptance", "tier1", "firstPass", "cycleP50", "undone"].compactMap(report.figure),
            sections: [
                section("day", "The day", [.figures(report.day), .paragraph("Evidence standard. \(report.evidenceStandard)")]),
                section("kinds", "Lanes by kind", [.bars(kinds), .table(kindTable)]),
                section("commits", "Commits", [.hours(hours), .bars(repositories), .table(repositoryTable)]),
                section("evidence", "Evidence and acceptance", [.bars(tiers), .figures(report.acceptance)]),
                section("gates", "Gates", [.figures(report.gates), .table(flaky)]),
                section("cycle", "Cycle time", [.figures(report.cycle), .bars(waiting)]),
                section("turns", "Agent turns", [.figures(report.turns)]),
            ] + reviews + [
                section("decisions", "Decisions", [.table(decisions), .table(deciders)]),
                section("pace", "Pace", [.figures(report.pace), .table(hurried)]),
                section(
                    "overrides", "Overrides, both ways",
                    [.figures(report.overrides), .table(landedAnyway), .table(stoppedAlthoughGreen)]),
                section("defects", "Defects", [.figures(report.defects), .table(troubles)]),
                section("not-shown", "What the figures do not show", [.bullets(report.notShown)]),
                section("landed", "Landed pull requests", [.table(landed)]),
                section("ended", "Ended without landing", [.table(ended)]),
                section("unfinished", "Unfinished", [.table(unfinished)]),
            ],
            footer: "Every figure is derived from the ledger or git; the JSON form names the records behind each.")
    }

    /// Nothing where nobody reviewed.
    private var reviews: [ReportDocument.Section] {
        report.reviews.isEmpty ? [] : [section("reviews", "Reviewers", [.figures(report.reviews), .table(reviewers)])]
    }

    func at(_ moment: Timestamp) -> String { clock.short(moment, in: report.window) }

    private func section(_ id: String, _ title: String, _ blocks: [ReportDocument.Block]) -> ReportDocument.Section {
        .init(id: id, title: title, blocks: blocks)
    }
}
