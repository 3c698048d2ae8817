import API
import Domain

/// The candidate: its files and its gates.
struct CandidatePanel {
    var lane: LaneView

    var html: Markup {
        guard let candidate = lane.candidate else { return "" }
        let files = candidate.files.prefix(40).map { view -> Markup in
            "<li><a href=\"\(Address.inspection(lane.id))\(Address.query([("path", view.file.path)]))\">\(view.file.path)</a> \(Words.changes(view.file.additions, view.file.deletions))\(view.viewed ? " <span class=\"soft\">seen</span>" : "" as Markup)</li>"
        }
        let more = candidate.files.count - files.count
        return """
            <section class="panel" aria-label="candidate"><h2>Candidate \(candidate.number) <span class="badge \(verdict)">\(word)</span></h2>
            <p><a class="button primary" href="\(Address.inspection(lane.id))">Inspect<kbd>i</kbd></a> <span class="soft">\(CountWords.text(candidate.files.count, "file")), \(candidate.lines) lines, commit <code>\(CommitWords.short(candidate.commit))</code></span></p>
            <ul class="gate-list">\(candidate.gates.map(gate))</ul>
            <ul class="file-list">\(files)</ul>\(more > 0 ? "<p class=\"soft\">and \(more) more</p>" : "")
            </section>
            """
    }

    private var word: String { lane.candidate.map { $0.verdict == "none" ? "no gates: not green" : "gates \($0.verdict)" } ?? "" }
    private var verdict: Markup {
        switch lane.candidate?.verdict {
        case "green": "good"
        case "red": "bad"
        case "pending": "plain"
        default: "warning"
        }
    }

    private func gate(_ gate: GateView) -> Markup {
        let runs = gate.runs.map { run -> Markup in
            let result = run.outcome?.result.rawValue ?? "running"
            let detail = run.outcome.map { "\(DurationWords.text(seconds: $0.seconds))\($0.detail.isEmpty ? "" : ", \($0.detail)")" } ?? ""
            let reused = run.outcome?.reusedFrom.map { " of \($0.lane)" } ?? ""
            return
                "<li><button type=\"button\" class=\"quiet log-of\" data-job=\"\(Words.job(run.job, of: lane.id))\" title=\"Read what it printed\"><span class=\"result \(result)\">\(result)</span> <span class=\"soft\">\(detail)\(reused)</span></button></li>"
        }
        return "<li><strong>\(gate.name)</strong> <span class=\"soft\">\(gate.stage.rawValue)</span><ul>\(runs)</ul></li>"
    }
}
