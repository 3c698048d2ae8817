import Domain

/// The report of a day, with its charts.
package struct ReportPage: Sendable {
    /// The report as the program writes it: its own markup, escaped where it shows what others wrote.
    private let body: Markup
    private let date: String
    /// The day before and the day after; nil where there is none.
    private let before: String
    private let after: String?

    package init(body: Markup, date: String, before: String, after: String?) {
        self.body = body
        self.date = date
        self.before = before
        self.after = after
    }

    package func page(_ frame: PageFrame) -> Page {
        let next = after.map { "<a class=\"button\" rel=\"next\" href=\"/report\(Address.query([("day", $0)]))\">\($0) →</a>" as Markup }
        return Page(
            name: "report", title: "Report of \(date)", frame: frame, styles: ["report.css"],
            main: """
                <form class="filters" method="get" action="/report"><a class="button" rel="prev" href="/report\(Address.query([("day", before)]))">← \(before)</a>
                <label>Day <input type="date" name="day" value="\(date)"></label><button type="submit">Show</button>\(next)</form>
                <div class="report">\(body)</div>
                """)
    }
}
