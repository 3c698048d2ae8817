/// The bar with the way to every page.
struct TopBar {
    var frame: PageFrame
    var current: String

    private struct Entry {
        var page: String
        var address: String
        var name: String
        var key: String
        var count = 0
    }

    var html: Markup {
        let entries = [
            Entry(page: "board", address: "/", name: "Board", key: "b", count: frame.needsYou),
            Entry(page: "inbox", address: "/inbox", name: "Inbox", key: "i", count: frame.waiting),
            Entry(page: "targets", address: "/targets", name: "Targets", key: "t"),
            Entry(page: "landing", address: "/landing", name: "Landing", key: "l"),
            Entry(page: "report", address: "/report", name: "Report", key: "r"),
            Entry(page: "fleet", address: "/fleet", name: "Fleet", key: "f"),
            Entry(page: "ledger", address: "/ledger", name: "Ledger", key: "e"),
        ]
        let links = entries.map { entry -> Markup in
            let mark: Markup = entry.page == current ? " aria-current=\"page\"" : ""
            let count: Markup =
                "<span class=\"count\" data-count=\"\(entry.page)\"\(entry.count == 0 ? " hidden" : "")>\(entry.count)</span>"
            return """
                <a href="\(entry.address)" data-go="\(entry.key)" title="\(entry.name) (g \(entry.key))"\(mark)>\(entry.name)\(
                    ["board", "inbox"].contains(entry.page) ? count : "")</a>
                """
        }
        return """
            <header class="top">
            <a class="brand" href="/" aria-label="Signalbox, \(frame.workspace)"><img src="\(Asset.address("mark.svg"))" alt="" width="20" height="20"><span>\(frame.workspace)</span></a>
            <nav aria-label="pages">\(links)</nav>
            <div class="tools">
            <button type="button" class="quiet" data-act="palette" title="Go to anything (Ctrl+K)">Search<kbd>Ctrl K</kbd></button>
            <button type="button" class="quiet" data-act="theme" title="Dark or light" aria-label="Dark or light">◐</button>
            <button type="button" class="quiet" data-act="help" title="Keys (?)" aria-label="Keys">?</button>
            <span class="live" id="live" role="status" data-state="connecting"><span class="lamp"></span><span class="word">connecting</span></span>
            </div>
            </header>
            """
    }
}
