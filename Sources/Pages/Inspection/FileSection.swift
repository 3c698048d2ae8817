package import Domain

/// One changed file: its head, and its lines or the place where they will be.
package struct FileSection: Sendable {
    package var number: Int
    package var file: InspectedFile
    package var remarks: Remarks
    /// Lines that come with the page.
    package var part: DiffPart?
    package var layout: DiffLayout

    package init(number: Int, file: InspectedFile, remarks: Remarks, part: DiffPart?, layout: DiffLayout) {
        self.number = number
        self.file = file
        self.remarks = remarks
        self.part = part
        self.layout = layout
    }

    /// Whether its lines are shown at first. What was viewed is done with; what a program wrote is opened when wanted.
    package static func isOpen(_ file: InspectedFile) -> Bool { !file.folded && !file.viewed }

    package var html: Markup {
        let open = Self.isOpen(file)
        return """
            <section class="file\(open ? "" : " folded")\(file.viewed ? " viewed" : "")" id="file-\(number)" data-file="\(number)" \
            data-path="\(file.path)" data-digest="\(file.digest)" data-kind="\(file.kind.rawValue)" data-seen="\(file.seen.kind.rawValue)" \
            data-rows="\(file.added + file.removed)" aria-labelledby="path-\(number)">
            \(head(open))
            \(remarks.html(atFile: file.path))
            <div class="aside" hidden></div>
            <div class="body" id="body-\(number)"\(open ? "" : " hidden")>\(part.map { DiffRows(part: $0, layout: layout, remarks: remarks).html } ?? waiting)</div>
            </section>
            """
    }

    /// The place of the first part, which says how much there may be.
    private var waiting: Markup {
        "<div class=\"part\" data-from=\"0\" data-lines=\"\(min(DiffPart.lines, file.added + file.removed + 12))\"></div>"
    }

    private func head(_ open: Bool) -> Markup {
        let folder = file.path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        let place: Markup = folder.isEmpty ? "" : "<span class=\"soft\">\(folder)/</span>"
        return """
            <header class="file-head stop" tabindex="-1">
            <button type="button" class="quiet fold" aria-expanded="\(open ? "true" : "false")" aria-controls="body-\(number)" aria-label="lines of \(file.path)"></button>
            <h2 class="path" id="path-\(number)" title="\(file.path)">\(place)\(name)</h2>
            \(FileWords.kind(file))\(FileWords.status(file))\(why)
            <span class="grow"></span>
            \(Words.changes(file.added, file.removed))
            \(since)<button type="button" class="quiet" data-talk title="What the agent said when it changed this file (w)">Why?</button>
            <label class="seen"><input type="checkbox" data-viewed\(file.viewed ? " checked disabled" : "")> viewed</label>
            </header>
            """
    }

    private var why: Markup {
        guard file.folded else { return "" }
        return "<span class=\"soft folded-why\">folded: \(file.kindReason)</span>"
    }

    private var since: Markup {
        guard file.seen.kind == .changed, let candidate = file.seen.candidate else { return "" }
        let word = file.seen.isByComment ? "commented on" : "viewed"
        return """
            <button type="button" class="since" data-since aria-pressed="false" title="Only what changed since you \(word) it in candidate \(candidate) (d)">since c\(candidate)</button>
            """
    }
}
