import Domain

/// What the agent says, each with what the diff and the evidence say of it.
struct ClaimsCard {
    var findings: [ClaimFinding]

    var html: Markup {
        // What the facts speak against comes first, so that no length of words hides it.
        let ordered = findings.filter { $0.verdict == .contradicted } + findings.filter { $0.verdict != .contradicted }
        let items = ordered.map { finding -> Markup in
            let why = finding.why.map { reason -> Markup in "<li>\(reason)</li>" }
            return """
                <li class="claim \(finding.verdict.rawValue)"><span class="verdict" title="\(word(finding.verdict))"><span class="hidden">\(word(finding.verdict)): </span></span>\
                <div><q class="said">\(Markup.block(finding.text))</q><ul class="why">\(why)</ul></div></li>
                """
        }
        let contradicted = findings.count { $0.verdict == .contradicted }
        return FactCard(
            name: "claims", title: "What the agent says",
            note: contradicted > 0 ? "<span class=\"badge bad\">\(contradicted) contradicted</span>" : "",
            contents: items.isEmpty ? "<p class=\"soft\">It claims nothing that can be compared.</p>" : FactCard.list(items)
        ).html
    }

    private func word(_ verdict: ClaimVerdict) -> String {
        switch verdict {
        case .borneOut: "borne out"
        case .contradicted: "contradicted"
        case .unproven: "not proven"
        }
    }
}
