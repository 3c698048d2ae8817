package import Domain

/// What was said anywhere: transcripts, messages, asks, comments, decisions, targets.
package struct SearchResultsPage: Sendable {
    package var question: SearchQuestion?
    package var found: SearchPage
    package var repositories: [String]

    /// - Parameter question: nil when nothing was asked yet.
    package init(question: SearchQuestion?, found: SearchPage, repositories: [String]) {
        self.question = question
        self.found = found
        self.repositories = repositories
    }

    package func page(_ frame: PageFrame) -> Page {
        let options = repositories.map { name -> Markup in
            "<option value=\"\(name)\"\(name == question?.repository ? " selected" : "")>\(name)</option>"
        }
        return Page(
            name: "search", title: "Search", frame: frame, styles: ["records.css"],
            main: """
                <h1 class="hidden">Search</h1>
                <form class="filters" method="get" action="/search" role="search"><label>Words <input type="search" name="q" id="find" value="\(question?.text ?? "")" autocomplete="off" size="40"></label>
                <label>Lane <input name="lane" value="\(question?.lane?.description ?? "")" placeholder="any" size="6" autocomplete="off"></label>
                <label>Repository <select name="repo"><option value="">all</option>\(options)</select></label><button type="submit">Search</button></form>
                \(note)
                \(found.hits.isEmpty ? (question == nil ? "" : "<p class=\"empty\">Nothing has these words.</p>") : "<ol class=\"hits\">\(found.hits.map(hit))</ol>" as Markup)
                \(older)
                """)
    }

    private var note: Markup {
        let words = [found.note, found.behind?.words].compactMap(\.self)
        return words.isEmpty ? "" : "<p class=\"warning\">\(words.joined(separator: " · "))</p>"
    }

    private func hit(_ hit: SearchHit) -> Markup {
        let pieces = hit.pieces.map { piece -> Markup in
            piece.isMatch ? "<mark>\(Markup.block(piece.text))</mark>" : Markup.block(piece.text)
        }
        let place: Markup =
            if let lane = hit.lane {
                "<a href=\"\(Address.lane(lane))\(hit.turn.map { Address.query([("turn", "\($0)"), ("entry", hit.entry.map(String.init))]) })\">\(lane)</a>"
            } else if let target = hit.target {
                "<a href=\"\(Address.target(target))\">\(target)</a>"
            } else {
                "workspace"
            }
        let turn = hit.turn.map { "turn \($0)" } ?? ""
        return """
            <li><p>\(place) <span class="badge plain">\(hit.kind.rawValue)</span> <span class="soft">\(hit.repository) \(turn)</span> \(Markup.time(hit.time, "clock"))</p><div class="snippet">\(pieces)</div></li>
            """
    }

    private var older: Markup {
        guard let next = found.next, let question else { return "" }
        return
            "<p><a class=\"button\" rel=\"next\" href=\"/search\(Address.query([("q", question.text), ("lane", question.lane?.description), ("repo", question.repository), ("before", "\(next)")]))\">Older</a></p>"
    }
}
