extension DaySelection {
    /// Reviews that ended inside the day.
    var reviews: [Review] { all.flatMap { lane in lane.reviews.filter { window.contains($0.endedAt) } } }

    /// Empty where nobody reviewed: a table of zeros would say that somebody did and found nothing.
    var reviewFigures: [Figure] {
        let reviews = reviews
        guard !reviews.isEmpty else { return [] }
        let counted = ReviewerFigures(reviews)
        let source = "lane.reviewEnded in the day"
        let endings = Dictionary(grouping: reviews.compactMap { $0.outcome?.ending }.filter { $0 != .completed }) { $0 }
            .map { "\($0.value.count) \($0.key.rawValue)" }.sorted()
        let back = all.reduce(0) { sum, lane in sum + lane.turns.count { $0.cause == .review && window.contains($0.startedAt) } }
        var figures: [Figure] = [
            .count(
                "reviews", "Reviews", reviews.count, note: counted.superseded > 0 ? "\(counted.superseded) superseded since" : "",
                source: source),
            .share(
                "reviewsFailed", "Reviews that did not complete", counted.failed, of: reviews.count, note: endings.joined(separator: ", "),
                source: "\(source), ending other than completed"),
            .count(
                "findings", "Findings of reviewers", counted.findings.total, note: counted.findings.words,
                source: "lane.findingReported and lane.reviewEnded of these reviews, each finding once in its review"),
            .count(
                "lanesSentBackByReview", "Lanes sent back for findings", back,
                source: "lane.turnStarted in the day, cause review: at most once in the life of a lane"),
        ]
        if let usage = counted.usage {
            figures.append(
                .count(
                    "reviewTokens", "Tokens of reviewers", usage.tokens.total, note: UsageWords.cost(usage),
                    source: "lane.reviewNoted usage of these reviews"))
        }
        return figures
    }

    var reviewerRows: DayReport.Sourced<DayReport.ReviewerRow> {
        let rows = Dictionary(grouping: reviews, by: \.start.reviewer).map {
            DayReport.ReviewerRow(reviewer: $0.key, figures: ReviewerFigures($0.value))
        }
        return .init(source: "lane.reviewEnded in the day, by the reviewer's definition", rows: rows.sorted { $0.reviewer < $1.reviewer })
    }
}
