package import Domain

/// The forms a report can be written in.
package enum ReportFormat: String, CaseIterable, Sendable {
    case text, md, html, json
    /// The HTML without head and look, for a page that has its own.
    case htmlPart = "html-part"
}

/// How the text form fits the terminal it is written to.
package struct TextOptions: Equatable, Sendable {
    /// Columns; under 40 is treated as 40.
    package var width: Int
    /// ANSI colours. Off unless asked for: pipes, files and `NO_COLOR` get none.
    package var colour: Bool
    /// Adds to every figure the records it is derived from.
    package var sources: Bool

    package init(width: Int = 100, colour: Bool = false, sources: Bool = false) {
        self.width = width
        self.colour = colour
        self.sources = sources
    }
}

extension DayReport {
    /// Writes the report. The same report gives the same bytes.
    ///
    /// - Parameters:
    ///   - workspace: the workspace's name, for the heading.
    ///   - options: for ``ReportFormat/text`` only.
    package func rendered(as format: ReportFormat, workspace: String, options: TextOptions = .init()) throws(ReportError) -> String {
        switch format {
        case .json: try ReportJSON.text(self)
        case .text: TextRenderer(options: options).render(try DayDocument(self, workspace: workspace).document)
        case .md: MarkdownRenderer().render(try DayDocument(self, workspace: workspace).document)
        case .html: HTMLRenderer().render(try DayDocument(self, workspace: workspace).document)
        case .htmlPart: HTMLRenderer().part(try DayDocument(self, workspace: workspace).document)
        }
    }
}
