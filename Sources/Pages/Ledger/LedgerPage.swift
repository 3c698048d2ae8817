package import Domain

/// What happened, when, by whom, with the proof.
package struct LedgerPage: Sendable {
    package var events: [RecordedEvent]
    package var subject: String?
    /// How many events the ledger has.
    package var size: Int64

    package init(events: [RecordedEvent], subject: String?, size: Int64) {
        self.events = events
        self.subject = subject
        self.size = size
    }

    package func page(_ frame: PageFrame) -> Page {
        Page(
            name: "ledger", title: "Ledger", frame: frame, styles: ["records.css"],
            main: """
                <div class="page-head"><h1>Ledger</h1><p class="soft">\(size) events, each a leaf of a Merkle tree</p>
                <form class="call inline" method="get" data-call="ledger/verify" data-verb="GET" data-done="the ledger was checked" id="verify"><button type="submit">Check all of it</button><p class="refusal bad" role="alert" hidden></p></form>
                <output id="verified" class="soft"></output></div>
                <form class="filters" method="get" action="/ledger"><label>About <input name="about" value="\(subject ?? "")" placeholder="L-7, T-3, workspace" autocomplete="off"></label><button type="submit">Show</button></form>
                <div class="scroll" tabindex="0" role="region" aria-label="events"><table class="events"><thead><tr><th>No</th><th>When</th><th>Who</th><th>About</th><th>What</th><th>In words</th><th><span class="hidden">Proof</span></th></tr></thead><tbody id="events">\(rows)</tbody></table></div>
                \(older)
                """)
    }

    package var rows: Markup { Markup(events.map(row)) }

    private func row(_ event: RecordedEvent) -> Markup {
        """
        <tr id="event-\(event.sequence)"><td class="number">\(event.sequence)</td><td>\(Markup.time(event.time, "clock"))</td><td>\(event.actor)</td><td>\(about(event.event.subject))</td><td><code>\(event.event.kind)</code></td><td class="words">\(String((EventDetail.text(event.event) ?? "").prefix(400)))</td><td><button type="button" class="quiet proof" data-sequence="\(event.sequence)">proof</button></td></tr>
        """
    }

    private func about(_ subject: String) -> Markup {
        if let lane = LaneID(subject) { return "<a href=\"\(Address.lane(lane))\">\(lane)</a>" }
        if let target = TargetID(subject) { return "<a href=\"\(Address.target(target))\">\(target)</a>" }
        return "\(subject)"
    }

    private var older: Markup {
        guard let last = events.last?.sequence, last > 1 else { return "" }
        return
            "<p><a class=\"button\" rel=\"next\" href=\"/ledger\(Address.query([("before", "\(last)"), ("about", subject)]))\">Older</a></p>"
    }
}

/// The proof that an event is in the ledger.
package struct ProofPanel: Sendable {
    private let proof: EventProof

    package init(proof: EventProof) { self.proof = proof }

    package var html: Markup {
        """
        <dl class="facts proof"><dt>event</dt><dd>\(proof.sequence) of \(proof.size)</dd><dt>leaf</dt><dd><code>\(proof.leaf)</code></dd>\(proof.path.map { "<dt>beside</dt><dd><code>\($0)</code></dd>" as Markup })<dt>root</dt><dd><code>\(proof.root)</code></dd></dl>
        """
    }
}
