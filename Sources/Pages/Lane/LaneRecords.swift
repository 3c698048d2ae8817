import API
import Domain

/// What was said, decided and done: comments, decisions, deliveries, and the phases with their write-ahead markers.
struct LaneRecords {
    var lane: LaneView

    var html: Markup { "\(comments)\(decisions)\(deliveries)\(history)" }

    private var comments: Markup {
        section(
            "Comments",
            lane.comments.map { comment in
                let place = comment.path + (comment.line.map { ":\($0)" } ?? "")
                let sent = comment.sentInTurn.map { "sent in turn \($0)" } ?? "goes with the next turn"
                return
                    "<li><code>\(place)</code> <span class=\"soft\">\(sent)</span><div class=\"prose\">\(Markup.block(comment.text))</div></li>"
            })
    }

    private var decisions: Markup {
        section(
            "Decisions",
            lane.decisions.map { decision in
                let voided = decision.voided.map { "<span class=\"soft\">no longer counts: \($0)</span>" as Markup }
                let accepted: Markup =
                    decision.exceptions.isEmpty
                    ? "" : "<span class=\"warning\">knowingly accepted: \(decision.exceptions.joined(separator: ", "))</span>"
                return """
                    <li><strong>\(decision.kind.rawValue)</strong> \(decision.reason)\(decision.candidate.map { " of candidate \($0)" } ?? "") <span class="soft">by \(decision.by)</span> \(Markup.time(decision.at, "clock")) \(accepted) \(voided)<div class="prose">\(Markup.block(decision.message))</div></li>
                    """
            })
    }

    private var deliveries: Markup {
        section(
            "After landing",
            lane.deliveries.map { run in
                let name = run.name == run.step.rawValue ? run.name : "\(run.step.rawValue) \(run.name)"
                let result = run.result?.rawValue ?? "running"
                let kind: Markup = run.result == .passed ? "good" : run.result == .failed ? "bad" : "warning"
                return """
                    <li><button type="button" class="quiet log-of" data-job="\(Words.job(run.job, of: lane.id))" title="Read what it printed"><strong>\(name)</strong> <span class="\(kind)">\(result)</span> <span class="soft">attempt \(run.attempt) \(run.detail)\(run.served.map { " · served: \($0)" } ?? "")</span></button></li>
                    """
            })
    }

    private var history: Markup {
        section(
            "Phases",
            lane.phases.reversed().map { entry in
                "<li>\(Markup.time(entry.at, "clock")) <strong>\(entry.phase.rawValue)</strong> <span class=\"soft\">\(entry.note)</span></li>"
            })
    }

    private func section(_ title: String, _ items: [Markup]) -> Markup {
        items.isEmpty
            ? "" : "<section class=\"panel\" aria-label=\"\(title)\"><h2>\(title)</h2><ul class=\"records\">\(items)</ul></section>"
    }
}
