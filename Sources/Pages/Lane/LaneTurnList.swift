import API
import Domain

/// The turns of a lane: what the repository shows, and apart from it what the agent says.
struct LaneTurnList {
    var lane: LaneView

    var html: Markup {
        guard !lane.turns.isEmpty else { return "" }
        return
            "<section class=\"panel\" aria-label=\"turns\"><h2>Turns</h2><ol class=\"turns\">\(lane.turns.reversed().map(item))</ol></section>"
    }

    private func item(_ turn: Turn) -> Markup {
        """
        <li><p><strong>\(turn.number) \(turn.cause.rawValue)</strong> \(standing(turn))</p>\(remarks(turn))\(claim(turn))</li>
        """
    }

    private func standing(_ turn: Turn) -> Markup {
        guard let outcome = turn.outcome else { return "<span class=\"badge plain\">running</span> \(Markup.time(turn.startedAt))" }
        let kind: Markup = outcome.succeeded ? "good" : outcome.ending == .completed ? "warning" : "bad"
        var words = [CountWords.text(outcome.newCommits, "commit"), DurationWords.text(seconds: outcome.seconds)]
        if let usage = turn.usage { words.append(UsageWords.text(usage)) }
        return
            "<span class=\"badge \(kind)\">\(outcome.ending.rawValue)</span> <span class=\"soft\">\(words.joined(separator: " · "))</span>"
    }

    private func remarks(_ turn: Turn) -> Markup {
        var lines: [Markup] = []
        if let detail = turn.outcome?.detail, !detail.isEmpty { lines.append("<li>\(detail)</li>") }
        if let outcome = turn.outcome, !outcome.leftovers.isEmpty {
            lines.append(
                "<li class=\"warning\">left uncommitted\(outcome.leftoversCommitted ? ", committed by Signalbox" : ""): \(outcome.leftovers.prefix(5).joined(separator: ", "))</li>"
            )
        }
        lines += turn.findings.suffix(3).map { "<li class=\"warning\">watchdog: \($0)</li>" }
        if !turn.ruled.isEmpty {
            let rules = turn.ruled.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            lines.append("<li class=\"soft\">answered by policy: \(rules)</li>")
        }
        return lines.isEmpty ? "" : "<ul>\(lines)</ul>"
    }

    /// Claims, and never evidence.
    private func claim(_ turn: Turn) -> Markup {
        let reports = turn.reports.suffix(5).map { "<li>\($0.text)</li>" as Markup }
        let account = turn.outcome?.claim.map { claim -> Markup in
            "<div class=\"prose\">\(Markup.block([claim.rootCause.map { "Root cause: \($0)" }, claim.fix.map { "Fix: \($0)" }, claim.account].compactMap(\.self).joined(separator: "\n")))</div>"
        }
        guard account != nil || !reports.isEmpty else { return "" }
        return "<details class=\"claim\"><summary>what the agent claims</summary><ul>\(reports)</ul>\(account)</details>"
    }
}
