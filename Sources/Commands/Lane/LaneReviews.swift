import API
import Domain

/// The reviews of a lane: who looked at which candidate, how that ended, and what is claimed.
struct LaneReviews {
    let lane: LaneView
    let time: TimeText

    /// Every review with its findings, oldest first.
    var lines: [Styled] { lines(lane.reviews) }

    /// Those of the current candidate with their findings.
    var current: [Styled] { lines(lane.reviews.filter { Self.isCurrent($0, lane) }) }

    private func lines(_ reviews: [Review]) -> [Styled] {
        reviews.flatMap { review in
            [line(review)] + remarks(review)
                + review.findings.flatMap { finding in
                    let words = finding.text.split(separator: "\n").map(String.init)
                    return [
                        "    " + Self.severity(finding.severity) + Styled(finding.place.map { " \($0)" } ?? "", .name)
                            + Styled("  " + (words.first ?? ""))
                    ]
                        + words.dropFirst().map { Styled("      " + $0) }
                }
        }
    }

    /// A line for each review of the current candidate.
    var summary: [Styled] { lane.reviews.filter { Self.isCurrent($0, lane) }.map(line) }

    /// Whether it is about the current candidate, superseded or not.
    static func isCurrent(_ review: Review, _ lane: LaneView) -> Bool {
        review.start.candidate == lane.candidate?.number || review.start.tree == lane.candidate?.tree
    }

    static func severity(_ severity: Severity) -> Styled {
        let ink: Ink =
            switch severity {
            case .critical, .high: .bad
            case .medium: .warning
            case .low, .info: .faint
            }
        return Styled(severity.rawValue, ink)
    }

    private func line(_ review: Review) -> Styled {
        let name =
            "  " + Styled("\(review.number) ") + Styled(review.start.reviewer, .name) + Styled(" on candidate \(review.start.candidate)  ")
        guard let outcome = review.outcome else {
            let limit = TimeText.duration(Double(review.start.timeoutSeconds))
            let found = review.findings.count
            let words = found == 0 ? Styled() : Styled(" · ", .faint) + Styled("\(CountWords.text(found, "finding")) so far")
            return name + Styled("at work for \(time.age(review.startedAt)), at most \(limit)", .strong) + words + used(review)
        }
        // A review is never green: it satisfies nothing.
        var parts: [Styled] = [
            Styled(outcome.ending.rawValue, outcome.ending == .completed ? .plain : .bad),
            Styled(CountWords.text(outcome.findings.count, "finding"), review.blocking.isEmpty ? .plain : .warning),
        ]
        if let later = review.supersededBy { parts.insert(Styled("superseded by review \(later)", .faint), at: 0) }
        if !review.blocking.isEmpty { parts.append(Styled("\(review.blocking.count) blocking", .warning)) }
        parts.append(Styled(TimeText.duration(outcome.seconds)))
        return name + parts.joined(Styled(" · ", .faint)) + used(review)
    }

    private func used(_ review: Review) -> Styled {
        review.usage.map { Styled(" · ", .faint) + Styled(UsageWords.text($0)) } ?? Styled()
    }

    private func remarks(_ review: Review) -> [Styled] {
        var lines: [Styled] = []
        if let detail = review.outcome?.detail, !detail.isEmpty { lines.append(Styled("    " + detail)) }
        if let summary = review.outcome?.summary { lines.append("    " + Styled("claims: ", .faint) + Styled(summary)) }
        if !review.ruled.isEmpty {
            let rules = review.ruled.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            lines.append("    " + Styled("answered by policy: \(rules.joined(separator: ", "))", .faint))
        }
        if let confinement = review.confinement, confinement.sandbox == nil {
            lines.append("    " + Styled("NO SANDBOX: \(confinement.reason ?? "")", .bad))
        }
        return lines
    }
}
