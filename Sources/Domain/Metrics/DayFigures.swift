extension DaySelection {
    /// The table of the day.
    func dayFigures(_ commits: DayCommits) -> [Figure] {
        // In hours and never in days: 23 or 25 of them is what a reader should notice.
        let minutes = Int(window.end.seconds(since: window.start)) / 60
        let hours = minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
        let kinds = Dictionary(grouping: landed, by: \.lane.start.kind).mapValues(\.count)
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let files = landed.flatMap(\.candidate.files)
        let repositories = Set(landed.map(\.lane.start.repository)).union(commits.all.map(\.repository))
        let lines = files.reduce(0) { $0 + $1.additions + $1.deletions }
        return [
            .words(
                "window", "Window", "\(window.startLocal) to \(window.endLocal), \(window.zone) (\(hours))",
                source: "workspace configuration: timeZone; the local day's first moment to the next day's"),
            .count(
                "pullRequestsLanded", "Pull requests landed", landed.count { $0.lane.pullRequest != nil },
                source: "lane.landed in the day, of lanes with lane.published"),
            .count(
                "commits", "Commits", commits.all.count,
                note: commits.others.isEmpty ? "" : "\(commits.others.count) of them outside any lane",
                source: "git: commits of the lanes landed in the day, and commits of no lane made in the day; each hash once"),
            .count(
                "commitsByCandidates", "Commits by the ledger", landed.reduce(0) { $0 + $1.candidate.commits },
                source: "lane.candidateBuilt: commits of each landed candidate; a cross-check of git's count"),
            .count(
                "repositories", "Repositories touched", repositories.count,
                source: "distinct repositories of the landed lanes and of the commits"),
            Figure(
                id: "kinds", label: "Kinds of work", n: kinds.count,
                text: kinds.isEmpty ? "0" : "\(kinds.count): " + kinds.map { "\($0.key) \($0.value)" }.joined(separator: ", "),
                source: "lane.queued: kind of each landed lane"),
            .count(
                "linesChanged", "Lines added and removed", lines, note: "\(files.count) \(files.count == 1 ? "file" : "files")",
                source: "lane.candidateBuilt: files of the landed candidates"),
            .count(
                "lanesDispatched", "Lanes dispatched", all.count { window.contains($0.queuedAt) }, source: "lane.queued in the day"),
        ]
    }

    /// What was required of everything that landed, with the range of what the day's landings were in fact held to.
    var evidenceStandard: String {
        let counts = landed.map(\.candidate.gates.count)
        var words =
            "To land: every configured gate green on the very tree that lands, by a statement of the runner; every changed file seen; "
            + "a decision of a person bound to that candidate. Anything less needs an override with a reason, and is listed."
        if let least = counts.min(), let most = counts.max() {
            let present = Set(landed.flatMap { $0.candidate.gates.map(\.stage) })
            let stages = GateStage.allCases.filter(present.contains).map(\.rawValue)
            words += " The landed candidates had " + (least == most ? "\(least)" : "\(least) to \(most)") + " gates each"
            words += stages.isEmpty ? "." : " (\(stages.joined(separator: ", ")))."
        }
        return words
    }

    var lanesByKind: DayReport.Sourced<DayReport.KindRow> {
        var rows: [String: DayReport.KindRow] = [:]
        func add(_ lane: Lane, _ outcome: WritableKeyPath<DayReport.KindRow, Int>) {
            let kind = lane.start.kind
            rows[kind, default: .init(kind: kind, lanes: 0, landed: 0, open: 0, rejected: 0, abandoned: 0)].lanes += 1
            rows[kind]?[keyPath: outcome] += 1
        }
        landed.forEach { add($0.lane, \.landed) }
        open.forEach { add($0, \.open) }
        rejected.forEach { add($0, \.rejected) }
        abandoned.forEach { add($0, \.abandoned) }
        return .init(
            source: "lane.queued: kind; landed, rejected, abandoned: in the day; open: dispatched before the day's end, no end by then",
            rows: rows.values.sorted { ($1.lanes, $1.landed, $0.kind) < ($0.lanes, $0.landed, $1.kind) })
    }
}
