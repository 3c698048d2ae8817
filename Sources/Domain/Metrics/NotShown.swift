extension DaySelection {
    /// What the figures do not show, derived from the same records: a sentence stands here only when it is true of this day.
    func notShown(_ commits: DayCommits) -> [String] {
        var lines: [String] = []
        if now < window.end { lines.append("The day is not over: the figures are as of the moment the report was made.") }
        guard !landed.isEmpty || !lanes.isEmpty || !commits.all.isEmpty else {
            return lines + ["No lane was at work and nothing landed: the figures say nothing about quality."]
        }
        lines += evidenceLimits + claimLimits + commitLimits(commits) + sizeLimits + timeLimits
        if concluded > 0, concluded < ShareWords.smallest {
            lines.append("Only \(plural(concluded, "lane")) came to an end: too few to compare one day's shares with another's.")
        }
        if !landed.isEmpty {
            lines.append(
                "'Seen' is the operator's mark on a file's diff. How long it was on a screen is under Pace; what eyes read there, or elsewhere, is not known."
            )
        }
        lines.append("Volume is not value: no figure says whether the right targets were chosen, or what they cost in tokens or money.")
        return lines
    }

    private var evidenceLimits: [String] {
        guard !landed.isEmpty else { return [] }
        var lines: [String] = []
        let verified = landed.count { $0.lane.deliveries.contains { $0.step == .reverify && $0.result != nil } }
        if verified == 0 {
            lines.append("No re-verification was run: tier 3 is 0 of \(landed.count).")
        } else if verified < landed.count {
            lines.append("Re-verification looked at \(verified) of \(landed.count) landed lanes; the others were not looked at again.")
        }
        let touched = Set(landed.map(\.lane.start.repository))
        let smoked = Set(landed.filter { $0.lane.deliveries.contains { $0.step == .smoke } }.map(\.lane.start.repository))
        if smoked.count < touched.count {
            lines.append(
                "Smoke checks ran for \(smoked.count) of \(touched.count) repositories: what the others serve was not looked at.")
        }
        let counted = landed.count { done in
            done.lane.gateRuns.contains { $0.candidate == done.candidate.number && ($0.outcome?.counts?.tests ?? 0) > 0 }
        }
        if counted < landed.count {
            lines.append(
                "A count of tests is known for \(counted) of \(landed.count) landed lanes; elsewhere green is an exit status alone.")
        }
        let reused = gateRuns.count { $0.outcome.reusedFrom != nil }
        if reused > 0 {
            lines.append("Taken from an earlier run on the same tree and not run again: \(plural(reused, "gate result")).")
        }
        lines.append("A green gate shows what the gate looks for. Defects that no gate, smoke check or rollback showed are not counted.")
        return lines
    }

    private var claimLimits: [String] {
        let claims = turns.count { $0.outcome.claim != nil }
        let findings = reviews.reduce(0) { $0 + $1.findings.count }
        var lines: [String] = []
        if claims > 0 {
            lines.append(
                "Agents gave their own account of \(plural(claims, "turn")). These are claims: not checked, and counted for nothing here.")
        }
        if findings > 0 {
            lines.append(
                "Findings of reviewers (\(findings)) are claims: which of them were right is on no record, for a decision names no finding."
            )
        }
        return lines
    }

    private func commitLimits(_ commits: DayCommits) -> [String] {
        var lines: [String] = []
        let left = landed.count { $0.lane.turns.contains { $0.outcome.map { !$0.leftovers.isEmpty && $0.leftoversCommitted } ?? false } }
        if left > 0 {
            lines.append("Commit counts include leftovers of the agent that Signalbox committed, for \(plural(left, "lane")).")
        }
        let differing = commits.disagreements(self).rows
        if !differing.isEmpty {
            let names = differing.map { "\($0.lane) (git \($0.git), ledger \($0.candidate))" }.joined(separator: ", ")
            lines.append("Git and the ledger count commits differently for \(plural(differing.count, "lane")): \(names).")
        }
        if !commits.others.isEmpty {
            let count = plural(commits.others.count, "commit")
            lines.append("\(count) reached a default branch outside any lane: no gate and no decision here covers that.")
        }
        return lines
    }

    private var sizeLimits: [String] {
        let files = landed.flatMap(\.candidate.files)
        let generated = files.filter(\.generated)
        let binary = files.count(where: \.binary)
        var lines: [String] = []
        if !generated.isEmpty {
            let sum = generated.reduce(0) { $0 + $1.additions + $1.deletions }
            lines.append("Sizes include \(plural(sum, "line")) in \(plural(generated.count, "generated file")) or lock files.")
        }
        if binary > 0 { lines.append("Sizes count no lines for \(plural(binary, "binary file")).") }
        return lines
    }

    private var timeLimits: [String] {
        guard !landed.isEmpty else { return [] }
        var lines = [
            "Waiting is read from phases, turns, gate runs and decisions: a lane that called for the operator while it was working or "
                + "gating counts as waiting for the operator only when a decision ended the wait; a retry, a pause or a manual landing "
                + "counts as queue."
        ]
        if !open.isEmpty { lines.append("Cycle times are those of the landed lanes; the \(open.count) still open may turn out slower.") }
        return lines
    }

    private func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
