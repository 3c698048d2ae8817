import API
import Domain

/// What is known of a candidate beside its lines.
struct FactsSection {
    var inspection: Inspection

    var html: Markup {
        let view = CandidateView(inspection.candidate, lane: inspection.lane)
        return """
            <section id="facts" class="facts" aria-label="facts">
            \(ClaimsCard(findings: inspection.claims).html)
            \(reviews)
            \(RiskCard(reasons: inspection.risk).html)
            \(VerificationCard(lane: inspection.lane, gates: view.gates, verdict: view.verdict).html)
            \(CollisionsCard(collisions: inspection.collisions, unknown: inspection.collisionsUnknown).html)
            \(CommitsCard(commits: inspection.commits).html)
            </section>
            """
    }

    /// Where reviewers look at candidates.
    private var reviews: Markup {
        let lane = inspection.lane
        guard !lane.candidateReviews.isEmpty else { return "" }
        let isOpen = lane.phase == .inspecting && lane.decision == nil
        return ReviewsCard(
            reviews: lane.candidateReviews, paths: Set(inspection.candidate.files.map(\.path)), again: isOpen ? lane.id : nil
        ).html
    }
}

/// One card of facts; those that have nothing to say are one quiet line.
struct FactCard {
    var name: String
    var title: String
    var note: Markup = ""
    var contents: Markup

    var html: Markup {
        """
        <section class="card \(name)" id="card-\(name)" aria-labelledby="title-\(name)"><h2 id="title-\(name)">\(title) \(note)</h2>\(contents)</section>
        """
    }

    /// At most so many, the others behind a word.
    static func list(_ items: [Markup], shown: Int = 6, tag: Markup = "ul") -> Markup {
        guard items.count > shown + 1 else { return "<\(tag) class=\"items\">\(items)</\(tag)>" }
        return """
            <\(tag) class="items">\(Array(items.prefix(shown)))</\(tag)><details><summary>\(items.count - shown) more</summary><\(tag) class="items">\(Array(items.dropFirst(shown)))</\(tag)></details>
            """
    }

    /// Names of files, each leading to its lines.
    static func paths(_ paths: [String], limit: Int = 4) -> Markup {
        let shown = paths.prefix(limit).map { path -> Markup in
            "<a class=\"path\" href=\"#files\" data-path-link=\"\(path)\">\(path)</a> "
        }
        let rest = paths.count - shown.count
        return Markup(shown) + (rest > 0 ? "<span class=\"soft\">and \(rest) more</span>" : "")
    }
}
