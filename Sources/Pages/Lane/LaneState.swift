package import API
import Domain

/// What a lane's page says of it and brings up to date as a whole.
package struct LaneState: Sendable {
    package var lane: LaneView

    package init(lane: LaneView) { self.lane = lane }

    package var html: Markup {
        """
        \(heading)
        \(attention)
        \(facts)
        \(CandidatePanel(lane: lane).html)
        \(LaneTurnList(lane: lane).html)
        \(LaneRecords(lane: lane).html)
        """
    }

    private var heading: Markup {
        """
        <header class="lane-head"><h1><span class="id">\(lane.id)</span> \(lane.title)</h1>
        <p>\(Words.place(lane.repository, lane.boundary)) \(Words.risk(lane.risk)) <span class="badge plain">\(lane.kind)</span> <a href="\(Address.target(lane.target))">\(lane.target)</a>\(lane.unconfined ? " <span class=\"badge bad\">no sandbox</span>" : "" as Markup)</p></header>
        """
    }

    private var attention: Markup {
        guard let attention = lane.attention else {
            return lane.waitingFor.map { "<p class=\"panel waits\">waits for \($0)</p>" } ?? ""
        }
        let bad = attention.reason != .readyToInspect
        return """
            <section class="panel attention\(bad ? " bad-edge" : "")" aria-label="what it needs"><h2>\(attention.reason.words) \(Markup.time(attention.since))</h2><pre>\(Markup.block(String(attention.detail.prefix(6000))))</pre></section>
            """
    }

    private var facts: Markup {
        var rows: [(String, Markup)] = [
            (
                "phase",
                "<strong>\(lane.phase.rawValue)</strong> \(Markup.time(lane.phaseSince))\(lane.paused ? " <span class=\"badge warning\">paused</span>" : "" as Markup)"
            ),
            ("next", "\(lane.nextActor.rawValue)"), ("agent", "\(lane.agent), attempt \(lane.attempt)"),
        ]
        if let branch = lane.branch { rows.append(("branch", "<code>\(branch)</code>")) }
        if let worktree = lane.worktree { rows.append(("worktree", "<code>\(worktree)</code>")) }
        if let port = lane.port { rows.append(("ports", "\(port)–\(port + 9)")) }
        if let usage = lane.usage { rows.append(("spend", "\(UsageWords.text(usage))")) }
        if let confinement = lane.turns.last?.confinement {
            rows.append(
                ("held by", confinement.sandbox.map { "\($0)" } ?? "<span class=\"bad\">nothing: \(confinement.reason ?? "")</span>"))
        }
        if let number = lane.pullRequest { rows.append(("pull request", "#\(number)")) }
        if let landed = lane.landed {
            rows.append(
                ("landed", "<code>\(CommitWords.short(landed.commit))</code> on \(landed.branch) \(Markup.time(landed.at, "clock"))"))
        }
        if let reverts = lane.reverts { rows.append(("reverts", "<a href=\"\(Address.lane(reverts))\">\(reverts)</a>")) }
        if let by = lane.revertedBy { rows.append(("reverted by", "<a href=\"\(Address.lane(by))\">\(by)</a>")) }
        for snapshot in lane.snapshots { rows.append(("snapshot", "<code>\(snapshot)</code>")) }
        return
            "<section class=\"panel\" aria-label=\"facts\"><dl class=\"facts\">\(rows.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as Markup })</dl></section>"
    }
}
