import Domain

/// A whole page: its name for scripts, its title, its contents.
package struct Page: Sendable {
    /// The script of the page, `board` for `board.js`; also the page's class.
    package var name: String
    package var title: String
    package var frame: PageFrame
    package var main: Markup
    /// Style sheets beside the common one.
    package var styles: [String]
    /// Attributes of `<body>` for the page's script, each a safe name.
    package var data: [(name: String, value: String)]

    package init(
        name: String, title: String, frame: PageFrame, styles: [String] = [], data: [(name: String, value: String)] = [], main: Markup
    ) {
        self.name = name
        self.title = title
        self.frame = frame
        self.styles = styles
        self.data = data
        self.main = main
    }

    package var html: Markup {
        let extra = data.map { Markup(rendered: " data-\($0.name)=\"") + Markup(escaping: $0.value) + "\"" }
        return """
            \(Head(title: "\(title) · \(frame.workspace)", styles: styles, theme: frame.theme).html)
            <body class="page-\(name)" data-page="\(name)" data-sequence="\(frame.sequence)" data-now="\(frame.now.milliseconds)"\(extra)>
            <a class="skip" href="#main">Skip to the contents</a>
            \(TopBar(frame: frame, current: name).html)
            \(Banner(frame: frame).html)
            <main id="main" tabindex="-1">
            \(main)
            </main>
            <div id="notes" role="status" aria-live="polite"></div>
            </body>
            </html>
            """
    }
}
