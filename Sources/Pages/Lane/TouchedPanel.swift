package import Domain

/// The files that a lane has touched so far, while its agent still works.
package struct TouchedPanel: Sendable {
    private static let shown = 60

    private let touched: TouchedFiles

    package init(touched: TouchedFiles) { self.touched = touched }

    package var html: Markup {
        guard !touched.files.isEmpty, touched.source == .worktree else { return "<div></div>" }
        let files = touched.files.prefix(Self.shown).map { file -> Markup in
            let lines = file.additions.flatMap { added in file.deletions.map { Words.changes(added, $0) } } ?? ""
            let words = file.isFound ? file.status : "\(file.status), the agent says"
            return "<li><code>\(file.path)</code> \(lines) <span class=\"soft\">\(words)</span></li>"
        }
        let more = touched.files.count - files.count
        return """
            <section class="panel" aria-label="touched so far"><h2>Touched so far <span class="count">\(touched.files.count)\(touched.isCut ? "+" : "")</span></h2>
            <ul class="file-list">\(files)</ul>\(more > 0 ? "<p class=\"soft\">and \(more) more</p>" : "")</section>
            """
    }
}
