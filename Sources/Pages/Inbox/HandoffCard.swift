package import API
import Domain

/// Work that a lane proposes for another repository.
package struct HandoffCard: Sendable {
    package var handoff: HandoffView
    package var boundaries: [String]

    package init(handoff: HandoffView, boundaries: [String]) {
        self.handoff = handoff
        self.boundaries = boundaries
    }

    package var html: Markup {
        """
        <article class="card handoff" id="handoff-\(handoff.id)" data-key="handoff-\(handoff.id)" tabindex="-1" aria-label="\(handoff.id), handoff">
        <header><span class="badge warning">handoff</span> <span class="id">\(handoff.id)</span> <a href="\(Address.lane(handoff.lane))">\(handoff.lane) \(handoff.title)</a> <span class="place">\(handoff.from) → \(handoff.repository)</span> <span class="soft">\(handoff.blocking ? "the lane waits for it" : "the lane goes on without it")</span> \(Markup.time(handoff.at))</header>
        <dl class="facts"><dt>Need</dt><dd>\(Markup.block(handoff.need))</dd><dt>Interface</dt><dd>\(Markup.block(handoff.interface))</dd><dt>Why</dt><dd>\(Markup.block(handoff.why))</dd></dl>
        <details><summary>Scope it into a target<kbd>s</kbd></summary>\(scope)</details>
        <details><summary>Decline</summary>\(decline)</details>
        </article>
        """
    }

    private var scope: Markup {
        let options = boundaries.map { name -> Markup in "<option\(name == handoff.boundary ? " selected" : "")>\(name)</option>" }
        return CallForm(
            "handoffs/\(handoff.id)/scope", done: "\(handoff.id) is a target",
            contents: """
                <label>Title <input name="title" value="\(String(handoff.need.prefix { $0 != "\n" }.prefix(120)))"></label>
                <label>Boundary <select name="boundary"><option value="">none</option>\(options)</select></label>
                <div class="buttons"><button type="submit" class="primary">Make it a target</button></div>
                """
        ).html
    }

    private var decline: Markup {
        CallForm(
            "handoffs/\(handoff.id)/decline", done: "\(handoff.id) declined",
            contents: """
                <textarea name="reason" rows="2" required aria-label="why" placeholder="Why; the lane is told"></textarea>
                <div class="buttons"><button type="submit" class="danger">Decline</button></div>
                """
        ).html
    }
}
