import API
import Domain

/// What ran on the candidate's tree, with the way to each log.
struct VerificationCard {
    var lane: Lane
    var gates: [GateView]
    var verdict: String

    var html: Markup {
        let rows = gates.map { gate -> Markup in
            let run = gate.runs.last
            let state = state(gate)
            return """
                <tr class="\(state)"><th scope="row">\(gate.name)</th><td><span class="gate \(state)" aria-hidden="true"></span> \(words(gate))</td><td class="number">\(time(run))</td>\
                <td class="number">\(run.map { log($0) } ?? "")</td></tr>
                """
        }
        let block: Markup =
            lane.publishedBody == nil
            ? "" : "<details data-body><summary>The pull request’s words, with the Verification block</summary><pre></pre></details>"
        return FactCard(
            name: "verification", title: "Verification", note: "<span class=\"soft\">\(verdict)</span>",
            contents: gates.isEmpty
                ? "<p class=\"warning\">No gate is configured: nothing is verified. Only an override lands it.</p>"
                : "<table><tbody>\(rows)</tbody></table>\(block)"
        ).html
    }

    /// A result that was taken over has the log of the run that it comes from.
    private func log(_ run: GateRun) -> Markup {
        let origin = run.outcome?.reusedFrom ?? GateOrigin(lane: lane.id, candidate: run.candidate, attempt: run.attempt)
        let job = "c\(origin.candidate)-gate-\(run.gate)-\(origin.attempt)"
        return
            "<button type=\"button\" class=\"quiet\" data-log=\"\(job)\" data-log-lane=\"\(origin.lane)\" data-log-name=\"\(run.gate)\" aria-label=\"log of \(run.gate)\">log</button>"
    }

    private func state(_ gate: GateView) -> String {
        if let result = gate.result { return result.rawValue }
        return gate.runs.isEmpty ? "waiting" : "running"
    }

    private func words(_ gate: GateView) -> Markup {
        guard let run = gate.runs.last else { return "<span class=\"soft\">has not run</span>" }
        guard let outcome = run.outcome else { return "running" }
        var parts: [Markup] = [Markup(escaping: outcome.result.rawValue)]
        if let counts = outcome.counts {
            parts.append(
                " <span class=\"soft\">\(CountWords.text(counts.tests, "test"))\(counts.failures > 0 ? ", \(counts.failures) failed" : "")\(counts.skipped > 0 ? ", \(counts.skipped) skipped" : "")</span>"
            )
        }
        if gate.runs.count > 1 { parts.append(" <span class=\"soft\">attempt \(run.attempt)</span>") }
        if let origin = outcome.reusedFrom {
            parts.append(" <span class=\"soft\">the same tree passed in \(origin.lane), candidate \(origin.candidate)</span>")
        }
        if !outcome.detail.isEmpty { parts.append(" <span class=\"soft\">\(outcome.detail)</span>") }
        return Markup(parts)
    }

    private func time(_ run: GateRun?) -> String { run?.outcome.map { DurationWords.text(seconds: $0.seconds) } ?? "" }
}
