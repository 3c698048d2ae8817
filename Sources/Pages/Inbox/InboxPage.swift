package import API
import Domain

/// Everything that waits for the operator's word, answered in place.
package struct InboxPage: Sendable {
    package var items: [InboxItem]
    /// Lanes that failed or raised an alarm: they wait as well, and are answered on their own pages.
    package var troubles: [LaneView]
    /// Repositories and boundaries that a handoff may be scoped to.
    package var boundaries: [String: [String]]

    package init(items: [InboxItem], troubles: [LaneView], boundaries: [String: [String]]) {
        self.items = items
        self.troubles = troubles
        self.boundaries = boundaries
    }

    package func page(_ frame: PageFrame) -> Page {
        Page(
            name: "inbox", title: "Inbox", frame: frame, styles: ["lane.css"],
            main: """
                <h1>Inbox</h1>
                <p class="soft tools-row"><button type="button" id="notify" class="quiet" hidden>Notify me on this desktop</button></p>
                <div id="items">\(list)</div>
                """)
    }

    /// The list alone, for a page that is brought up to date.
    package var list: Markup {
        guard !items.isEmpty || !troubles.isEmpty else { return "<p class=\"empty\">Nothing waits for your word.</p>" }
        return Markup(
            items.map { item in
                switch item {
                case .ask(let ask): AskCard(ask: ask).html
                case .handoff(let handoff): HandoffCard(handoff: handoff, boundaries: boundaries[handoff.repository] ?? []).html
                }
            } + troubles.map(Self.trouble))
    }

    private static func trouble(_ lane: LaneView) -> Markup {
        """
        <article class="card trouble" id="trouble-\(lane.id)" data-key="trouble-\(lane.id)" tabindex="-1">
        <header><span class="badge bad">\(lane.attention?.reason.words ?? "")</span> <a href="\(Address.lane(lane.id))">\(lane.id) \(lane.title)</a> \(Words.place(lane.repository, lane.boundary)) \(Words.risk(lane.risk)) \(lane.attention.map { Markup.time($0.since) })</header>
        <pre>\(Markup.block(String((lane.attention?.detail ?? "").prefix(4000))))</pre>
        <p><a class="button" href="\(Address.lane(lane.id))">Open the lane</a></p>
        </article>
        """
    }
}
