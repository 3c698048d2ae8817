package import API
import Domain

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

    package var board: BoardView
    package var filter: Filter

    package init(board: BoardView, filter: Filter) {
        self.board = board
        self.filter = filter
    }

    package func page(_ frame: PageFrame) -> Page {
        Page(
            name: "board", title: "Board", frame: frame,
            main: """
                <h1 class="hidden">Board</h1>
                \(filters)
                <div id="groups">\(groups)</div>
                """)
    }

    /// The groups alone, for a page that is brought up to date as a whole.
    package var groups: Markup { Markup(board.groups.map { BoardGroupSection(view: $0).html }) }

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
