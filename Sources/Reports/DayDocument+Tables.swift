import Domain

extension DayDocument {
    var kindTable: ReportTable {
        ReportTable(
            caption: "Kinds",
            columns: [
                .init(title: "Kind", flexible: true), .init(title: "Lanes", right: true), .init(title: "Landed", right: true),
                .init(title: "Open", right: true), .init(title: "Rejected", right: true), .init(title: "Abandoned", right: true),
            ],
            rows: report.lanesByKind.rows.map { row in
                [row.kind] + [row.lanes, row.landed, row.open, row.rejected, row.abandoned].map(String.init)
            }, empty: "No lane was at work.", source: report.lanesByKind.source)
    }

    var repositoryTable: ReportTable {
        ReportTable(
            caption: "Repositories",
            columns: [
                .init(title: "Repository", flexible: true), .init(title: "Landed", right: true), .init(title: "Commits", right: true),
                .init(title: "By ledger", right: true), .init(title: "No lane", right: true), .init(title: "Lines", right: true),
            ],
            rows: report.byRepository.rows.map {
                [
                    $0.repository, "\($0.landed)", "\($0.commits)", "\($0.commitsByCandidates)", "\($0.commitsOutsideLanes)",
                    size($0.additions, $0.deletions),
                ]
            }, empty: "No repository was touched.", source: report.byRepository.source)
    }

    var flaky: ReportTable {
        ReportTable(
            caption: "Flaky gates",
            columns: [
                .init(title: "Repository", flexible: true), .init(title: "Gate", flexible: true), .init(title: "Trees", right: true),
                .init(title: "Lanes", flexible: true),
            ],
            rows: report.flakyGates.rows.map { [$0.repository, $0.gate, "\($0.trees)", list($0.lanes)] },
            empty: "No gate gave two answers about one tree.", source: report.flakyGates.source)
    }

    var reviewers: ReportTable {
        ReportTable(
            caption: "Reviews by definition",
            columns: [
                .init(title: "Reviewer", flexible: true), .init(title: "Reviews", right: true), .init(title: "Failed", right: true),
                .init(title: "Findings", flexible: true), .init(title: "Used", flexible: true, optional: true),
            ],
            rows: report.reviewers.rows.map { row in
                let found = row.figures.findings
                return [
                    row.reviewer, "\(row.figures.reviews)", "\(row.figures.failed)",
                    found.total == 0 ? "0" : "\(found.total): \(found.words)", row.figures.usage.map(UsageWords.text) ?? "-",
                ]
            }, empty: "Nobody reviewed.", source: report.reviewers.source)
    }

    var decisions: ReportTable {
        ReportTable(
            caption: "Decisions by reason",
            columns: [
                .init(title: "Decision"), .init(title: "Reason", flexible: true), .init(title: "Count", right: true),
                .init(title: "Voided later", right: true),
            ],
            rows: report.decisions.rows.map { [$0.kind.rawValue, $0.reason, "\($0.count)", "\($0.voided)"] },
            empty: "Nobody decided anything.", source: report.decisions.source)
    }

    var deciders: ReportTable {
        ReportTable(
            caption: "Who decided", columns: [.init(title: "By", flexible: true), .init(title: "Decisions", right: true)],
            rows: report.deciders.rows.map { [$0.by, "\($0.decisions)"] }, empty: "Nobody.", source: report.deciders.source)
    }

    var hurried: ReportTable {
        func time(_ milliseconds: Int64) -> String { DurationWords.text(seconds: Double(milliseconds) / 1000) }
        return ReportTable(
            caption: "Decided sooner than reading allows, or on files not shown in full",
            columns: [
                .init(title: "Lane"), .init(title: "Title", flexible: true), .init(title: "Decision"),
                .init(title: "Time", right: true), .init(title: "Reading takes", right: true), .init(title: "Lines shown", right: true),
                .init(title: "Not shown in full", flexible: true), .init(title: "By", flexible: true, optional: true),
                .init(title: "At", right: true),
            ],
            rows: report.hurried.rows.map { row in
                [
                    row.lane.description, row.title, row.decision.rawValue, time(row.spentMilliseconds) + (row.faster ? " [!]" : ""),
                    time(row.neededMilliseconds), "\(row.linesShown) of \(row.lines)",
                    row.sampled.map(\.path).joined(separator: ", "), row.by, at(row.at),
                ]
            }, empty: "No decision came sooner than reading allows.", source: report.hurried.source)
    }

    var landedAnyway: ReportTable {
        overrides("Landed although", report.landedAnyway, empty: "Nothing landed against the rules.")
    }

    var stoppedAlthoughGreen: ReportTable {
        overrides("Stopped or sent back although green", report.stoppedAlthoughGreen, empty: "No green candidate was turned down.")
    }

    private func overrides(_ caption: String, _ rows: DayReport.Sourced<DayReport.OverrideRow>, empty: String) -> ReportTable {
        ReportTable(
            caption: caption,
            columns: [
                .init(title: "Lane"), .init(title: "Repository", flexible: true, optional: true), .init(title: "Title", flexible: true),
                .init(title: "Decision"), .init(title: "What", flexible: true), .init(title: "By", flexible: true, optional: true),
                .init(title: "At", right: true),
            ],
            rows: rows.rows.map {
                [$0.lane.description, $0.repository, $0.title, "\($0.decision.rawValue) \($0.reason)", $0.what, $0.by, at($0.at)]
            }, empty: empty, source: rows.source)
    }

    var troubles: ReportTable {
        ReportTable(
            caption: "After landing",
            columns: [
                .init(title: "Lane"), .init(title: "Repository", flexible: true), .init(title: "What", flexible: true),
                .init(title: "Detail", flexible: true), .init(title: "At", right: true),
            ],
            rows: report.troubles.rows.map { [$0.lane.description, $0.repository, $0.what, $0.detail, at($0.at)] },
            empty: "Nothing failed after landing.", source: report.troubles.source)
    }

    var landed: ReportTable {
        ReportTable(
            caption: "",
            columns: [
                .init(title: "Lane"), .init(title: "Target", optional: true), .init(title: "Pull request", flexible: true),
                .init(title: "Kind", flexible: true), .init(title: "Title", flexible: true), .init(title: "Size", right: true),
                .init(title: "Gates", flexible: true), .init(title: "Tiers"), .init(title: "Decision", flexible: true),
                .init(title: "Cycle", right: true), .init(title: "At", right: true, optional: true),
            ],
            rows: report.landed.rows.map { row in
                [
                    row.lane.description, row.target.description, row.repository + (row.pullRequest.map { "#\($0)" } ?? ""), row.kind,
                    row.title + (row.undone ? " [undone]" : ""), "\(row.files) f \(size(row.additions, row.deletions))", row.gates,
                    row.tiers.isEmpty ? "none" : row.tiers.map(String.init).joined(separator: " "),
                    row.decision + (row.accepted.isEmpty ? "" : " [!]"), DurationWords.text(seconds: row.cycleSeconds), at(row.landedAt),
                ]
            }, empty: "Nothing landed.", source: report.landed.source)
    }

    var ended: ReportTable {
        ReportTable(
            caption: "",
            columns: [
                .init(title: "Lane"), .init(title: "Target", optional: true), .init(title: "Repository", flexible: true),
                .init(title: "Kind", flexible: true, optional: true), .init(title: "Title", flexible: true),
                .init(title: "Decision", flexible: true), .init(title: "Words", flexible: true), .init(title: "At", right: true),
            ],
            rows: report.ended.rows.map {
                [
                    $0.lane.description, $0.target.description, $0.repository, $0.kind, $0.title, "\($0.decision.rawValue) \($0.reason)",
                    $0.message, at($0.at),
                ]
            }, empty: "No lane was rejected or abandoned.", source: report.ended.source)
    }

    var unfinished: ReportTable {
        ReportTable(
            caption: "",
            columns: [
                .init(title: "Lane"), .init(title: "Target"), .init(title: "Repository", flexible: true, optional: true),
                .init(title: "Title", flexible: true), .init(title: "Phase"), .init(title: "Next"),
                .init(title: "Reason", flexible: true), .init(title: "Since", right: true, optional: true),
            ],
            rows: report.unfinished.rows.map {
                [
                    $0.lane?.description ?? "-", $0.target.description, $0.repository, $0.title, $0.phase?.rawValue ?? "-",
                    $0.nextActor.rawValue, $0.reason, at($0.since),
                ]
            }, empty: "Nothing is left over.", source: report.unfinished.source)
    }

    private func size(_ additions: Int, _ deletions: Int) -> String { "+\(additions) −\(deletions)" }
    private func list(_ lanes: [LaneID]) -> String { lanes.map(\.description).joined(separator: ", ") }
}
