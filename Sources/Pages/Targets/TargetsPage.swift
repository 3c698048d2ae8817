package import Domain

/// Targets: what is ready, what waits for what over all repositories, and new ones.
package struct TargetsPage: Sendable {
    package struct Entry: Sendable {
        package var target: Target
        package var ranked: RankedTarget?
        /// Its newest lane.
        package var lane: (id: LaneID, phase: Phase)?

        package init(target: Target, ranked: RankedTarget?, lane: (id: LaneID, phase: Phase)?) {
            self.target = target
            self.ranked = ranked
            self.lane = lane
        }

        /// `done`, `active`, `ready` or `waiting`.
        var standing: Markup {
            if let lane, lane.phase.isLanded { return "done" }
            if let lane, !lane.phase.isEnd { return "active" }
            return ranked?.ready == true ? "ready" : "waiting"
        }
    }

    /// Open ones in order of rank, then the newest of the others.
    package var entries: [Entry]
    /// How many more are open.
    package var hidden: Int
    package var repositories: [(name: String, boundaries: [String])]
    package var kinds: [String]
    package var agents: [String]

    package init(
        entries: [Entry], hidden: Int, repositories: [(name: String, boundaries: [String])], kinds: [String], agents: [String]
    ) {
        self.entries = entries
        self.hidden = hidden
        self.repositories = repositories
        self.kinds = kinds
        self.agents = agents
    }

    package func page(_ frame: PageFrame) -> Page {
        let open = entries.filter { $0.lane.map { !$0.phase.isLanded } ?? true }
        let shown = TargetMapDrawing(entries: entries)
        return Page(
            name: "targets", title: "Targets", frame: frame, styles: ["lane.css", "records.css"],
            main: """
                <div class="page-head"><h1>Targets <span class="count">\(open.count + hidden)</span></h1></div>
                <details class="panel" id="new"><summary>New target<kbd>a</kbd></summary>\(form)</details>
                \(shown.html)
                <div class="scroll" tabindex="0" role="region" aria-label="targets"><table class="targets"><thead><tr><th>Target</th><th>Where</th><th>Standing</th><th>Why here</th><th><span class="hidden">Actions</span></th></tr></thead><tbody>\(entries.map(row))</tbody></table></div>
                \(more)
                """)
    }

    private var more: Markup {
        hidden == 0
            ? ""
            : "<p class=\"soft\">\(hidden) more are open: <code>signalbox target list</code> has all of them, <code>signalbox next</code> their order.</p>"
    }

    private func row(_ entry: Entry) -> Markup {
        let target = entry.target
        let lane =
            entry.lane.map { "<a href=\"\(Address.lane($0.id))\">\($0.id)</a> \($0.phase.rawValue)" as Markup }
            ?? "\(entry.ranked?.ready == true ? "ready" : "waits")"
        let after = target.after.isEmpty ? "" : "after \(target.after.map(\.description).joined(separator: ", "))"
        let dispatch: Markup =
            entry.ranked?.ready == true
            ? CallForm.button(
                "Dispatch", "dispatch", done: "\(target.id) is dispatched",
                fields: CallForm.hidden("targets", "\(target.id)", type: "list"), kind: "primary") : ""
        let intent: Markup =
            target.intent.isEmpty ? "" : "<details><summary>intent</summary><pre>\(Markup.block(target.intent))</pre></details>"
        return """
            <tr id="\(target.id)" class="\(entry.standing)" tabindex="-1"><td><strong>\(target.id)</strong> \(target.title)\(intent)</td><td>\(Words.place(target.repository, target.boundary)) \(Words.risk(target.risk)) <span class="soft">\(target.kind)</span></td><td>\(lane)</td><td class="soft">\(entry.ranked?.reasons.joined(separator: " · ") ?? "") \(after)</td><td>\(dispatch)</td></tr>
            """
    }

    private var form: Markup {
        let boundaries = repositories.flatMap { repository in
            repository.boundaries.map { "<option data-repository=\"\(repository.name)\" value=\"\($0)\">\($0)</option>" as Markup }
        }
        return CallForm(
            "targets", done: "the target is there", style: "new-target",
            contents: """
                <input type="hidden" name="wrap" value="targets" data-type="wrap">
                <label>Repository <select name="repository" id="new-repository" required>\(repositories.map { "<option>\($0.name)</option>" as Markup })</select></label>
                <label>Boundary <select name="boundary" id="new-boundary"><option value="">none</option>\(boundaries)</select></label>
                <label>Kind <select name="kind"><option value="">as the repository says</option>\(kinds.map { "<option>\($0)</option>" as Markup })</select></label>
                <label>Risk <select name="risk"><option value="">as the boundary says</option>\(Risk.allCases.map { "<option>\($0.rawValue)</option>" as Markup })</select></label>
                <label>Agent <select name="agent"><option value="">the first</option>\(agents.map { "<option>\($0)</option>" as Markup })</select></label>
                <label class="long">Title <input name="title" required maxlength="200" autocomplete="off"></label>
                <label class="long">Intent <textarea name="intent" data-empty="keep" rows="4"></textarea></label>
                <label>After <input name="after" data-type="list" data-empty="keep" placeholder="T-1, T-2" autocomplete="off"></label>
                <label class="long">Verify <input name="verify" data-type="list" data-empty="keep" placeholder="a command that shows that it is met" autocomplete="off"></label>
                <input type="hidden" name="liveChecks" value="" data-type="list">
                <div class="buttons"><button type="submit" class="primary">Add</button></div>
                """
        ).html
    }
}
