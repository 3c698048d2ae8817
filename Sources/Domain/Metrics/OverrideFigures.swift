extension DaySelection {
    var overrideFigures: [Figure] {
        let back = decisions.filter { $0.decision.kind == .rework && wasGreen($0.lane, $0.decision) }.count
        let reworks = decisions.count { $0.decision.kind == .rework }
        let stopped = rejected + abandoned
        return [
            .share(
                "landedAnyway", "Landed although something was not as it should be", landed.count { !$0.accepted.isEmpty },
                of: landed.count,
                source: "landed lanes with an override, with exceptions in lane.decided, or with one of the next three"),
            .share(
                "landedNotGreen", "Landed although gates were not green", landed.count { $0.verdict != .green }, of: landed.count,
                source: "landed lanes: lane.gateEnded of the landed candidate, no gate configured included"),
            .share(
                "landedUnseen", "Landed with files not seen", landed.count { !$0.unseen.isEmpty }, of: landed.count,
                note: "\(landed.reduce(0) { $0 + $1.unseen.count }) files",
                source: "landed lanes: files of the landed candidate without lane.viewed"),
            .share(
                "landedOverLimits", "Landed over the size limit or outside the boundary", landed.count { !$0.problems.isEmpty },
                of: landed.count, source: "landed lanes: lane.candidateBuilt of the landed candidate against the limits in lane.queued"),
            .share(
                "stoppedAlthoughGreen", "Rejected or abandoned although gates were green",
                stopped.count { $0.gateVerdict(ofCandidate: $0.candidate?.number ?? 0) == .green }, of: stopped.count,
                source: "lanes rejected or abandoned in the day whose last candidate's gates are green"),
            .share(
                "reworkedAlthoughGreen", "Sent back although gates were green", back, of: reworks,
                source: "lane.decided rework in the day on a candidate whose gates are green"),
        ]
    }

    var landedAnyway: DayReport.Sourced<DayReport.OverrideRow> {
        let rows = landed.compactMap { done -> DayReport.OverrideRow? in
            guard !done.accepted.isEmpty, let decision = done.decision else { return nil }
            return row(done.lane, decision, done.accepted.joined(separator: "; "))
        }
        return .init(source: "landed lanes: lane.decided with its exceptions, lane.gateEnded, lane.viewed, lane.candidateBuilt", rows: rows)
    }

    var stoppedAlthoughGreen: DayReport.Sourced<DayReport.OverrideRow> {
        let rows = decisions.compactMap { entry -> DayReport.OverrideRow? in
            let kinds: [DecisionKind] = [.rework, .reject, .abandon]
            guard kinds.contains(entry.decision.kind), wasGreen(entry.lane, entry.decision) else { return nil }
            return row(entry.lane, entry.decision, entry.decision.message.isEmpty ? "all gates green" : entry.decision.message)
        }
        return .init(source: "lane.decided rework, reject or abandon in the day on a candidate whose gates are green", rows: rows)
    }

    private func wasGreen(_ lane: Lane, _ decision: Decision) -> Bool {
        guard let number = decision.candidate else { return false }
        return lane.gateVerdict(ofCandidate: number) == .green
    }

    private func row(_ lane: Lane, _ decision: Decision, _ what: String) -> DayReport.OverrideRow {
        .init(
            lane: lane.id, repository: lane.start.repository, title: lane.start.title, decision: decision.kind, reason: decision.reason,
            by: decision.by, at: decision.at, what: what)
    }
}
