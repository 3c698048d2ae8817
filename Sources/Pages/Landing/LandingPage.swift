package import API
import Domain

/// What is on its way to a default branch, what landed today, and what came of it where it is served.
package struct LandingPage: Sendable {
    package var queue: [LaneView]
    package var landed: [LaneView]

    package init(queue: [LaneView], landed: [LaneView]) {
        self.queue = queue
        self.landed = landed
    }

    package func page(_ frame: PageFrame) -> Page {
        Page(
            name: "landing", title: "Landing", frame: frame, styles: ["lane.css", "records.css"], main: "<div id=\"parts\">\(parts)</div>")
    }

    package var parts: Markup {
        """
        <section aria-labelledby="queue"><h1 id="queue">Queue <span class="count">\(queue.count)</span></h1>
        \(queue.isEmpty ? "<p class=\"empty\">Nothing is approved and not landed yet.</p>" : table(queue))
        </section>
        <section aria-labelledby="landed"><div class="page-head"><h1 id="landed">Landed today <span class="count">\(landed.count)</span></h1>
        \(landed.isEmpty ? "" : spotCheck)</div>
        \(landed.isEmpty ? "<p class=\"empty\">Nothing has landed today.</p>" : table(landed))
        </section>
        """
    }

    private var spotCheck: Markup {
        CallForm(
            "verify", done: "live checks run again", style: "inline",
            contents: """
                <label>Spot check <input name="sample" type="number" min="1" max="1000" value="5" data-type="number" class="short"> landed lanes</label> <button type="submit">Run their live checks again</button>
                """
        ).html
    }

    private func table(_ lanes: [LaneView]) -> Markup {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="lanes"><table class="landings"><thead><tr><th>Lane</th><th>Where</th><th>State</th><th>Decision</th><th>Commit</th><th>Deploy and checks</th><th><span class="hidden">Actions</span></th></tr></thead><tbody>\(lanes.map(row))</tbody></table></div>
        """
    }

    private func row(_ lane: LaneView) -> Markup {
        let decision = lane.decision ?? lane.decisions.last
        let commit = lane.landed.map {
            "<code>\(CommitWords.short($0.commit))</code> on \($0.branch)<br>\(Markup.time($0.at, "clock"))" as Markup
        }
        return """
            <tr id="landing-\(lane.id)"><td><a href="\(Address.lane(lane.id))">\(lane.id)</a> \(lane.title)\(lane.reverts.map { " <span class=\"soft\">reverts \($0)</span>" as Markup })</td><td>\(Words.place(lane.repository, lane.boundary)) \(Words.risk(lane.risk))</td><td><strong>\(lane.phase.rawValue)</strong> \(Markup.time(lane.phaseSince))\(reason(lane))</td><td>\(decision.map { "\($0.kind.rawValue) \($0.reason)" } ?? "")\(exceptions(decision))</td><td>\(commit)</td><td>\(deliveries(lane))</td><td>\(actions(lane))</td></tr>
            """
    }

    private func reason(_ lane: LaneView) -> Markup {
        if let attention = lane.attention {
            return
                "<br><span class=\"bad\">\(attention.reason.words)</span> <span class=\"soft\">\(String(attention.detail.prefix(200)))</span>"
        }
        return lane.waitingFor.map { "<br><span class=\"soft\">\($0)</span>" } ?? ""
    }

    private func exceptions(_ decision: Decision?) -> Markup {
        guard let decision, !decision.exceptions.isEmpty else { return "" }
        return "<br><span class=\"warning\">accepted: \(decision.exceptions.joined(separator: ", "))</span>"
    }

    private func deliveries(_ lane: LaneView) -> Markup {
        // The newest attempt of each step says how it stands; the others are on the lane's page.
        var newest: [String: DeliveryRun] = [:]
        var order: [String] = []
        for run in lane.deliveries {
            let key = "\(run.step.rawValue) \(run.name)"
            if newest.updateValue(run, forKey: key) == nil { order.append(key) }
        }
        let items = order.compactMap { newest[$0] }.map { run -> Markup in
            let kind: Markup = run.result == .passed ? "good" : run.result == .failed ? "bad" : "warning"
            let name = run.name == run.step.rawValue ? run.name : "\(run.step.rawValue) \(run.name)"
            let served = run.served.map { "<br><span class=\"soft\">served: <code>\(String($0.prefix(120)))</code></span>" as Markup }
            return
                "<li>\(name) <span class=\"\(kind)\">\(run.result?.rawValue ?? "running")</span>\(run.attempt > 1 ? ", attempt \(run.attempt)" : "")\(served)</li>"
        }
        return items.isEmpty ? "<span class=\"soft\">none</span>" : "<ul class=\"records\">\(items)</ul>"
    }

    private func actions(_ lane: LaneView) -> Markup {
        if lane.phase == .approved { return CallForm.button("Land", "lanes/\(lane.id)/land", done: "\(lane.id) lands", kind: "primary") }
        if let by = lane.revertedBy { return "<a href=\"\(Address.lane(by))\">reverted by \(by)</a>" }
        guard lane.phase.standsLanded else { return "" }
        return CallForm.button(
            "Roll back", "lanes/\(lane.id)/rollback", done: "the revert of \(lane.id) is prepared", grace: 5,
            title: "Prepares the revert, with its gates; you decide about it as about any lane", kind: "danger")
    }
}
