import Domain

/// Why the candidate is the risk that it is.
struct RiskCard {
    var reasons: [RiskReason]

    var html: Markup {
        let items = reasons.sorted { $0.weight > $1.weight }.map { reason -> Markup in
            "<li class=\"weight-\(reason.weight.rawValue)\"><span class=\"sign\" aria-hidden=\"true\"></span><div>\(reason.text) \(FactCard.paths(reason.paths))</div></li>"
        }
        return FactCard(
            name: "risk", title: "Risk",
            contents: items.isEmpty ? "<p class=\"soft\">Nothing stands out.</p>" : FactCard.list(items)
        ).html
    }
}
