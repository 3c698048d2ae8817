package import Domain

/// Short wordings that several pages share.
package enum Words {
    package static func changes(_ additions: Int, _ deletions: Int) -> Markup {
        "<span class=\"added\">+\(additions)</span> <span class=\"removed\">−\(deletions)</span>"
    }

    /// A risk as a badge; the usual, low risk shows nothing.
    package static func risk(_ risk: Risk) -> Markup {
        risk == .low ? "" : "<span class=\"badge risk-\(risk.rawValue)\">\(risk.rawValue) risk</span>"
    }

    /// `repository · boundary`.
    package static func place(_ repository: String, _ boundary: String?) -> Markup {
        guard let boundary else { return "<span class=\"place\">\(repository)</span>" }
        return "<span class=\"place\">\(repository)<span class=\"dot\">·</span>\(boundary)</span>"
    }

    /// The gates of a candidate as small marks, each with its name and state in words.
    package static func gates(_ marks: [GateMark]) -> Markup {
        guard !marks.isEmpty else { return "" }
        let items = marks.map { mark -> Markup in
            "<li class=\"gate \(mark.state.rawValue)\" title=\"\(mark.name): \(state(mark.state))\"><span class=\"hidden\">\(mark.name): \(state(mark.state))</span></li>"
        }
        return "<ul class=\"gates\" aria-label=\"gates\">\(items)</ul>"
    }

    package static func state(_ state: GateMark.State) -> String {
        switch state {
        case .timedOut: "timed out"
        case .failedToStart: "did not start"
        default: state.rawValue
        }
    }

    /// The name of a job within its lane: `turn-2` for `L-7-turn-2`.
    package static func job(_ name: String, of lane: LaneID) -> String {
        let prefix = "\(lane)-"
        return name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    }

    /// A key of the keyboard.
    package static func key(_ name: String) -> Markup { "<kbd>\(name)</kbd>" }
}
