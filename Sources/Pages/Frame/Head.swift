/// The head of every page.
struct Head {
    var title: String
    var styles: [String] = []
    var theme: Theme?
    /// The module that runs the page.
    var script = "app.js"

    private var chosen: Markup { theme.map { " data-theme=\"\($0.rawValue)\"" } ?? "" }

    var html: Markup {
        let links = (["base.css"] + styles).map { name -> Markup in "<link rel=\"stylesheet\" href=\"\(Asset.address(name))\">" }
        return """
            <!doctype html>
            <html lang="en"\(chosen)>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <link rel="icon" type="image/svg+xml" href="\(Asset.address("mark.svg"))">
            \(links)
            <script type="module" src="\(Asset.address(script))"></script>
            </head>
            """
    }
}
