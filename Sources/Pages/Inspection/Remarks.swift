package import Domain

/// What was said about places of a candidate: the operator's comments, and the findings of reviewers.
package struct Remarks: Sendable {
    private var atLines: [String: [Int: [Markup]]] = [:]
    private var atFiles: [String: [Markup]] = [:]

    package init() {}

    package init(_ lane: Lane) {
        guard let candidate = lane.candidate else { return }
        for review in lane.currentReviews {
            for finding in review.findings {
                guard let file = finding.file else { continue }
                let item = Self.item(finding, review)
                if let line = finding.line {
                    atLines[file, default: [:]][line, default: []].append(item)
                } else {
                    atFiles[file, default: []].append(item)
                }
            }
        }
        for comment in lane.comments {
            let item = Self.item(comment, isCurrent: comment.candidate == candidate.number)
            // A line of an older candidate may be another line now: such a comment stands at the file, with its number.
            if let line = comment.line, comment.candidate == candidate.number {
                atLines[comment.path, default: [:]][line, default: []].append(item)
            } else {
                atFiles[comment.path, default: []].append(item)
            }
        }
    }

    /// Those of the file as a whole, and those whose line is not known.
    func html(atFile path: String) -> Markup {
        guard let items = atFiles[path] else { return "" }
        return "<div class=\"remarks at-file\">\(items)</div>"
    }

    func html(_ path: String, line: Int) -> Markup? {
        atLines[path]?[line].map { "<div class=\"remarks\">\($0)</div>" }
    }

    private static func item(_ finding: Finding, _ review: Review) -> Markup {
        """
        <div class="remark finding severity-\(finding.severity.rawValue)"><p class="by"><span class="sev">\(finding.severity.rawValue)</span> <strong>\(review.start.reviewer)</strong> <span class="soft">claims</span></p><div class="said">\(Markup.block(finding.text))</div></div>
        """
    }

    private static func item(_ comment: Comment, isCurrent: Bool) -> Markup {
        let sent: Markup = comment.sentInTurn.map { "sent in turn \($0)" } ?? "goes with the next turn"
        let place: Markup =
            isCurrent ? "" : "<span class=\"soft\">candidate \(comment.candidate)\(comment.line.map { ", line \($0)" } ?? "")</span> "
        return """
            <div class="remark" data-comment="\(comment.number)"><p class="by"><strong>\(comment.by)</strong> \(place)<span class="soft">\(Markup.time(comment.at)) ago · \(sent)</span></p><div class="said">\(Markup.block(comment.text))</div></div>
            """
    }
}
