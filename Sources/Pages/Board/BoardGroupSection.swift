import Domain

/// One group of the board.
struct BoardGroupSection {
    var group: BoardGroup
    var rows: [Markup]

    var html: Markup {
        let name = group.rawValue
        return """
            <section class="group \(name)" aria-labelledby="group-\(name)" data-group="\(name)">
            <h2 id="group-\(name)">\(group.title) <span class="count" data-number>\(rows.count)</span></h2>
            <ol class="rows">\(rows)</ol>
            <p class="empty">\(empty)</p>
            </section>
            """
    }

    private var empty: String {
        switch group {
        case .needsYou: "Nothing is stuck."
        case .ready: "Nothing waits to be read."
        case .working: "No agent is at work; ‘signalbox next’ says which targets are ready."
        case .landing: "Nothing is on its way to a default branch."
        case .done: "Nothing has ended today."
        }
    }
}
