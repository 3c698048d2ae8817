/// The head of every page.
struct Head {
    var title: String
    var styles: [String] = []
    /// The module that runs the page; the theme is set before anything is painted.
    var script = "app.js"

    var html: Markup {
        let links = (["base.css"] + styles).map { name -> Markup in "<link rel=\"stylesheet\" href=\"\(Asset.address(name))\">" }
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <link rel="icon" type="image/svg+xml" href="\(Asset.address("mark.svg"))">
            <script src="\(Asset.address("theme.js"))"></script>
            \(links)
            <script type="module" src="\(Asset.address(script))"></script>
            </head>
            """
    }
}
