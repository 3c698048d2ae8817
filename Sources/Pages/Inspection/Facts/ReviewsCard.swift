import Domain

/// What reviewers say about the candidate: claims, each with how grave they hold it.
struct ReviewsCard {
    var reviews: [Review]
    /// Paths of the candidate's files: findings elsewhere have no line to stand at.
    var paths: Set<String>
    /// The lane whose reviewers can be asked to look again; nil when they cannot.
    var again: LaneID?

    var html: Markup {
        let items = reviews.map { review -> Markup in
            let findings = review.findings.sorted { Self.rank($0.severity) < Self.rank($1.severity) }.map(item)
            let list: Markup =
                findings.isEmpty
                ? ""
                : review.supersededBy == nil
                    ? FactCard.list(findings) : "<details><summary>what it found</summary>\(FactCard.list(findings))</details>"
            return
                "<div class=\"review\(review.supersededBy == nil ? "" : " soft")\"><p><strong>\(review.start.reviewer)</strong> <span class=\"soft\">\(state(review))</span></p>\(summary(review))\(list)</div>"
        }
        let blocking = reviews.filter { $0.supersededBy == nil }.reduce(0) { $0 + $1.blocking.count }
        return FactCard(
            name: "reviews", title: "Reviewers",
            note: blocking > 0
                ? "<span class=\"badge warning\">\(blocking) blocking</span>" : "<span class=\"soft\">claims, not evidence</span>",
            contents: Markup(items) + button
        ).html
    }

    private var button: Markup {
        again.map { lane in
            CallForm.button(
                "Review again", "lanes/\(lane)/reviews", done: "the reviewers of \(lane) look again",
                title: "Lets the reviewers look at this candidate once more (F)", fields: CallForm.hidden("reviewers", "", type: "list"),
                kind: "quiet")
        } ?? ""
    }

    private func state(_ review: Review) -> String {
        let found = CountWords.text(review.findings.count, "finding")
        guard let outcome = review.outcome else { return review.findings.isEmpty ? "at work" : "at work, \(found) so far" }
        let words = outcome.ending == .completed ? found : "\(outcome.ending.rawValue): \(outcome.detail), \(found)"
        return review.supersededBy.map { "superseded by review \($0); \(words)" } ?? words
    }

    private func summary(_ review: Review) -> Markup {
        review.outcome?.summary.map { "<p class=\"said soft\">\(Markup.block($0))</p>" } ?? ""
    }

    private func item(_ finding: Finding) -> Markup {
        let place: Markup =
            finding.file.map { file in
                let line: Markup = finding.line.map { " data-path-line=\"\($0)\"" } ?? ""
                return paths.contains(file)
                    ? "<a class=\"path\" href=\"#files\" data-path-link=\"\(file)\"\(line)>\(finding.place ?? file)</a> "
                    : "<code>\(finding.place ?? file)</code> "
            } ?? ""
        return
            "<li class=\"severity-\(finding.severity.rawValue)\"><span class=\"sev\">\(finding.severity.rawValue)</span><div>\(place)\(finding.text)</div></li>"
    }

    private static func rank(_ severity: Severity) -> Int { Severity.allCases.firstIndex(of: severity) ?? 0 }
}
