package import API
package import Domain

/// The repositories with their gates, and the agent definitions.
package struct FleetPage: Sendable {
    package struct Repository: Sendable {
        package var view: RepositoryView
        package var gates: [GateConfiguration]
        /// The newest candidate of this repository whose gates were all green.
        package var lastGreen: (lane: LaneID, at: Timestamp)?
        package var held: Bool

        package init(view: RepositoryView, gates: [GateConfiguration], lastGreen: (lane: LaneID, at: Timestamp)?, held: Bool) {
            self.view = view
            self.gates = gates
            self.lastGreen = lastGreen
            self.held = held
        }
    }

    package var repositories: [Repository]
    package var agents: [AgentView]
    package var drift: GateDrift
    /// Where notifications go.
    package var destinations: [DestinationView]

    package init(repositories: [Repository], agents: [AgentView], destinations: [DestinationView] = []) {
        self.destinations = destinations
        self.repositories = repositories
        self.agents = agents
        drift = GateDrift(repositories.map { ($0.view.name, $0.gates) })
    }

    package func page(_ frame: PageFrame) -> Page {
        Page(
            name: "fleet", title: "Fleet", frame: frame, styles: ["lane.css", "records.css"],
            main: """
                <div class="page-head"><h1>Repositories <span class="count">\(repositories.count)</span></h1>
                \(CallForm.button("Pause everything", "pause", done: "everything is paused", title: "Stops every process where it is, and starts none", fields: CallForm.hidden("paused", "true", type: "flag") + CallForm.hidden("scope", "all", type: "scope"), kind: "danger"))
                \(CallForm.button("Resume everything", "pause", done: "everything goes on", fields: CallForm.hidden("paused", "false", type: "flag") + CallForm.hidden("scope", "all", type: "scope")))</div>
                <div class="cards">\(repositories.map(card))</div>
                <h1>Agent definitions <span class="count">\(agents.count)</span></h1>
                <div class="scroll" tabindex="0" role="region" aria-label="agent definitions"><table><thead><tr><th>Name</th><th>Adapter</th><th>Model</th><th class="number">Version</th><th>Reviews</th><th>Written in</th></tr></thead><tbody>\(agents.map(agent))</tbody></table></div>
                \(notifications)
                """)
    }

    /// Nothing at all where nothing leaves the machine.
    private var notifications: Markup {
        guard !destinations.isEmpty else { return "" }
        return """
            <h1>Notifications <span class="count">\(destinations.count)</span></h1>
            <div class="scroll" tabindex="0" role="region" aria-label="notifications"><table><thead><tr><th>Name</th><th>Kind</th><th>Server</th><th class="number">Delivered</th><th>State</th></tr></thead><tbody>\(destinations.map(destination))</tbody></table></div>
            """
    }

    private func destination(_ view: DestinationView) -> Markup {
        let state: Markup =
            view.problem.map { "<span class=\"badge warning\">not reached</span> \($0)" as Markup }
            ?? view.deliveredAt.map { "reached \(Markup.time($0)) ago" as Markup } ?? "nothing was sent yet"
        return """
            <tr><td><strong>\(view.name)</strong></td><td>\(view.kind.rawValue)</td><td>\(view.server)</td><td class="number">\(view.delivered)</td><td>\(state)</td></tr>
            """
    }

    private func card(_ repository: Repository) -> Markup {
        let view = repository.view
        let green =
            repository.lastGreen.map { "<a href=\"\(Address.lane($0.lane))\">\($0.lane)</a> \(Markup.time($0.at)) ago" as Markup }
            ?? "never"
        let gates = repository.gates.map { gate -> Markup in
            let drifts = drift.drifts(gate.name, in: view.name)
            let badge: Markup =
                drifts
                ? " <span class=\"badge warning\" title=\"Other repositories run another command under this name\">differs</span>" : ""
            return
                "<li><strong>\(gate.name)</strong> <span class=\"soft\">\(gate.stage.rawValue)\(gate.needs.isEmpty ? "" : ", after \(gate.needs.joined(separator: ", "))"), at most \(DurationWords.text(seconds: Double(gate.timeoutSeconds)))</span>\(badge)<pre class=\"command\">\(Markup.block(gate.run))</pre></li>"
        }
        let flag =
            CallForm.hidden("paused", repository.held ? "false" : "true", type: "flag")
            + CallForm.hidden("scope", view.name, type: "scope-repository")
        return """
            <article class="panel repository" id="repository-\(Address.encode(view.name))"><h2>\(view.name)\(repository.held ? " <span class=\"badge warning\">paused</span>" : "" as Markup)</h2>
            <dl class="facts"><dt>remote</dt><dd><code>\(view.url)</code></dd><dt>branch</dt><dd>\(view.branch ?? "unknown") \(view.head.map { "<code>\(CommitWords.short($0))</code>" as Markup }) \(view.syncedAt.map { "<span class=\"soft\">read \(Markup.time($0)) ago</span>" as Markup })</dd><dt>lanes</dt><dd><a href="/\(Address.query([("repo", view.name)]))">\(view.lanes)</a></dd><dt>last green</dt><dd>\(green)</dd><dt>boundaries</dt><dd>\(view.boundaries.isEmpty ? "none" : view.boundaries.joined(separator: ", "))</dd></dl>
            \(gates.isEmpty ? "<p class=\"warning\">No gate: nothing here is ever green; landing needs an override.</p>" : "<ul class=\"records gates-of\">\(gates)</ul>" as Markup)
            \(CallForm.button(repository.held ? "Resume" : "Pause", "pause", done: repository.held ? "\(view.name) goes on" : "\(view.name) is paused", fields: flag))
            </article>
            """
    }

    private func reviews(_ agent: AgentView) -> Markup {
        guard let reviews = agent.reviews else { return "" }
        return
            "\(reviews.words) <span class=\"soft\" title=\"\(reviews.findings.words)\">\(CountWords.text(reviews.findings.total, "finding"))\(reviews.usage.map { ", \(UsageWords.text($0))" } ?? "")</span>"
    }

    private func agent(_ agent: AgentView) -> Markup {
        """
        <tr><td><strong>\(agent.name)</strong></td><td>\(agent.adapter.rawValue)</td><td>\(agent.model ?? "")</td><td class="number">\(agent.version.map { "\($0) of \(agent.versions)" } ?? "")</td><td>\(reviews(agent))</td><td><code>\(agent.file):\(agent.line)</code></td></tr>
        """
    }
}
