import Domain

/// What reviewers say about a lane's candidate, for the pull request: claims, quoted, with everyone who said nothing and why.
enum ReviewClaims {
    /// Nil when nobody reviewed the candidate.
    static func section(_ lane: Lane) -> String? {
        let reviews = lane.currentReviews
        guard !reviews.isEmpty else { return nil }
        var lines = ["## Reviewers' claims", "", "Said by agents; they satisfy no gate and decide nothing."]
        for review in reviews {
            lines += ["", "- `\(review.start.reviewer)`, \(words(review))"]
            lines += review.findings.map { finding in
                let place = finding.place.map { SafeText.markdown($0) + ": " } ?? ""
                return "  - **\(finding.severity.rawValue)** \(place)\(SafeText.markdown(finding.text))"
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func words(_ review: Review) -> String {
        guard let outcome = review.outcome else { return "still at work" }
        let detail = outcome.detail.isEmpty ? "" : ": \(SafeText.markdown(outcome.detail))"
        return "\(outcome.ending.rawValue), \(CountWords.text(outcome.findings.count, "finding"))\(detail)"
    }
}
