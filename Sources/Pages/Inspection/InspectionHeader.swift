import API
import Domain

/// The lane in one strip: what it is, where it stands, what it was allowed, and the decisions.
struct InspectionHeader {
    var inspection: Inspection
    var waitingFor: String?

    private var lane: Lane { inspection.lane }
    private var candidate: Candidate { inspection.candidate }

    var html: Markup {
        let viewed = inspection.files.count { $0.viewed }
        return """
            <header class="strip" id="strip" data-phase="\(lane.phase.rawValue)" data-candidate="\(candidate.number)" data-verdict="\(verdict)" data-problems="\(problems)">
            <div class="who">
            <h1><a class="id" href="\(Address.lane(lane.id))" title="the lane’s page (o)">\(lane.id)</a> <span class="title">\(lane.start.title)</span></h1>
            <p class="line">\(Words.place(lane.start.repository, lane.start.boundary))\(Words.risk(lane.start.risk))<span class="kind">\(lane.start.kind)</span>\
            <span class="phase">\(lane.phase.rawValue) \(Markup.time(lane.phaseSince))</span>\(gates)\(size)\(pullRequest)\
            <span class="candidate mono" title="base \(CommitWords.short(candidate.base))">c\(candidate.number) \(CommitWords.short(candidate.commit))</span></p>
            \(attention)
            </div>
            <div class="does" role="group" aria-label="decisions">
            <button type="button" class="quiet progress" id="progress" data-next data-viewed="\(viewed)" data-files="\(inspection.files.count)" title="To the next file that is not viewed"><span><b>\(viewed)</b> of \(inspection.files.count) viewed</span></button>
            <button type="button" class="primary" data-decide="approve" title="Approve (a)">Approve<kbd>a</kbd></button>
            <button type="button" data-decide="rework" title="Send back with your comments (r)">Rework<kbd>r</kbd><span class="count" id="draft-count" hidden>0</span></button>
            <button type="button" class="danger" data-decide="reject" title="Reject (x)">Reject<kbd>x</kbd></button>
            <button type="button" class="quiet" data-decide="more" title="Override or abandon (X)" aria-label="Override or abandon">More</button>
            </div>
            </header>
            """
    }

    private var verdict: String { CandidateView(candidate, lane: lane).verdict }

    /// What can be accepted by name, as a list for the script: `over-size outside-boundary`.
    private var problems: String { CandidateCheck(lane: lane).problems.map(\.reason.rawValue).joined(separator: " ") }

    private var gates: Markup {
        let marks = GateMark.all(of: lane)
        guard !marks.isEmpty else { return "<span class=\"badge warning\">no gate</span>" }
        return
            "<button type=\"button\" class=\"quiet gate-marks\" data-logs title=\"Logs of the gates (l)\">\(Words.gates(marks)) \(verdict)</button>"
    }

    private var size: Markup {
        let added = candidate.files.reduce(0) { $0 + $1.additions }
        let removed = candidate.files.reduce(0) { $0 + $1.deletions }
        let own = candidate.files.filter { !$0.generated }
        let lines = own.reduce(0) { $0 + $1.additions + $1.deletions }
        let over = lines > lane.start.maxLines || own.count > lane.start.maxFiles
        return """
            <span class="size\(over ? " over" : "")">\(Words.changes(added, removed))<span class="soft"> \
            \(lines) of \(lane.start.maxLines) lines, \(own.count) of \(lane.start.maxFiles) files\(over ? ": over its budget" : "")</span></span>
            """
    }

    private var pullRequest: Markup? {
        lane.pullRequest.map { "<span class=\"pull\">#\($0)</span>" }
    }

    private var attention: Markup {
        var parts: [Markup] = []
        if let decision = lane.decision {
            parts.append(
                "<p class=\"state decided\"><strong>\(decision.kind.rawValue)</strong> (\(decision.reason)) by \(decision.by) \(Markup.time(decision.at)) ago</p>"
            )
        }
        if let attention = lane.attention, attention.reason != .readyToInspect {
            parts.append(
                "<p class=\"state\"><strong>\(attention.reason.words)</strong> <span class=\"detail\">\(attention.detail)</span></p>")
        } else if lane.phase != .inspecting, let waitingFor {
            parts.append("<p class=\"state\"><span class=\"detail\">\(waitingFor)</span></p>")
        }
        for problem in CandidateCheck(lane: lane).problems where lane.attention?.reason != problem.reason {
            parts.append("<p class=\"state\"><strong>\(problem.reason.words)</strong> <span class=\"detail\">\(problem.detail)</span></p>")
        }
        return Markup(parts)
    }
}
