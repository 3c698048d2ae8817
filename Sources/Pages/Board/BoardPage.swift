package import API
package import Domain

/// The page an operator keeps open all day: lanes grouped by who acts next.
package struct BoardPage: Sendable {
    package struct Filter: Equatable, Sendable {
        package var repositories: [String]
        package var kinds: [String]
        package var query: BoardQuery

        package init(repositories: [String], kinds: [String], query: BoardQuery) {
            self.repositories = repositories
            self.kinds = kinds
            self.query = query
        }
    }

    /// The groups in order, each with its rows as ``BoardRowItem`` makes them.
    package var rows: [(group: BoardGroup, rows: [Markup])]
    /// What the server calls the state that the rows are of: a page that is open asks for what changed since.
    package var place: String?
    package var filter: Filter

    package init(rows: [(group: BoardGroup, rows: [Markup])], place: String?, filter: Filter) {
        self.rows = rows
        self.place = place
        self.filter = filter
    }

    package func page(_ frame: PageFrame) -> Page {
        Page(
            name: "board", title: "Board", frame: frame,
            main: """
                <h1 class="hidden">Board</h1>
                \(filters)
                \(groups)
                """)
    }

    /// The groups alone, for a page that is brought up to date as a whole.
    package var groups: Markup {
        let sections = rows.map { BoardGroupSection(group: $0.group, rows: $0.rows).html }
        return "<div id=\"groups\" data-place=\"\(place ?? "unknown")\">\(sections)</div>"
    }

    private var filters: Markup {
        """
        <form class="filters" method="get" action="/" aria-label="filter the board">
        \(select("repo", "Repository", filter.repositories, filter.query.repository))
        \(select("kind", "Kind", filter.kinds, filter.query.kind))
        \(select("risk", "Risk", Risk.allCases.map(\.rawValue), filter.query.risk?.rawValue))
        <input type="search" id="find" placeholder="Filter by words" aria-label="filter by words" autocomplete="off" data-key="/">
        <noscript><button type="submit">Filter</button></noscript>
        </form>
        """
    }

    private func select(_ name: String, _ label: String, _ values: [String], _ chosen: String?) -> Markup {
        let options = values.map { value -> Markup in
            "<option value=\"\(value)\"\(value == chosen ? " selected" : "")>\(value)</option>"
        }
        return """
            <label>\(label) <select name="\(name)"><option value="">all</option>\(options)</select></label>
            """
    }
}
