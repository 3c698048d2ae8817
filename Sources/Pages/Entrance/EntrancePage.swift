/// The page of a one-time link: its script hands the key in.
package struct EntrancePage: Sendable {
    package init() {}

    package var html: Markup {
        Gate(title: "Signing in", script: "enter.js", text: "<p id=\"state\" role=\"status\">Signing in …</p>").html
    }
}

/// The page for whoever is not signed in.
package struct SignedOutPage: Sendable {
    package init() {}

    package var html: Markup {
        Gate(
            title: "Not signed in", script: "again.js",
            text:
                "<p id=\"state\" role=\"status\">Run <code>signalbox web</code> in the workspace: it prints a link that signs this browser in.</p>"
        ).html
    }
}

/// What went wrong, as a page.
package struct ErrorPage: Sendable {
    private let message: String

    package init(message: String) { self.message = message }

    package var html: Markup {
        Gate(title: "That did not work", script: "plain.js", text: "<p>\(message)</p><p><a href=\"/\">To the board</a></p>").html
    }
}

/// A page without the bar.
private struct Gate {
    var title: String
    var script: String
    var text: Markup

    var html: Markup {
        """
        \(Head(title: "\(title) · Signalbox", script: script).html)
        <body class="page-gate">
        <main id="main"><img src="\(Asset.address("mark.svg"))" alt="" width="48" height="48"><h1>\(title)</h1>\(text)</main>
        </body>
        </html>
        """
    }
}
