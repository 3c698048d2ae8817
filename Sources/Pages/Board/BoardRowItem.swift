package import API
import Domain

/// One lane on the board.
package struct BoardRowItem: Sendable {
    package var row: BoardRow

    package init(row: BoardRow) { self.row = row }

    package var html: Markup {
        """
        <li class="row\(row.paused ? " paused" : "")" id="row-\(row.lane)" data-lane="\(row.lane)" data-order="\(row.order)" data-group="\(row.group.rawValue)" data-open="\(opens)" tabindex="-1">
        <a class="name" href="\(opens)"><span class="id">\(row.lane)</span> <span class="title">\(row.title)</span></a>
        <span class="where">\(Words.place(row.repository, row.boundary)) \(Words.risk(row.risk))<span class="kind">\(row.kind)</span></span>
        <span class="why">\(why)</span>
        <span class="figures">\(Words.gates(row.gates))\(size)\(spend)</span>
        <span class="phase"><span class="word">\(row.phase.rawValue)</span> \(Markup.time(row.phaseSince))</span>
        </li>
        """
    }

    /// What the operator does with it is what a row opens.
    private var opens: Markup { row.group == .ready ? Address.inspection(row.lane) : Address.lane(row.lane) }

    private var why: Markup {
        var parts: [Markup] = []
        if row.unconfined { parts.append("<span class=\"badge bad\">no sandbox</span>") }
        if row.paused { parts.append("<span class=\"badge warning\">paused</span>") }
        if let attention = row.attention {
            parts.append("<strong>\(attention.reason.words)</strong>")
            if !attention.detail.isEmpty { parts.append("<span class=\"detail\">\(Self.oneLine(attention.detail))</span>") }
        } else if let activity = row.activity {
            parts.append("<span class=\"doing\">\(activity.text)</span>")
        } else if let waiting = row.waitingFor {
            parts.append("<span class=\"detail\">\(waiting)</span>")
        } else if row.group == .working {
            parts.append("<span class=\"detail\">\(row.nextActor.rawValue) at work · turn \(row.turns)</span>")
        }
        return Markup(parts.flatMap { [$0, " "] as [Markup] })
    }

    private var size: Markup {
        guard row.files > 0 else { return "" }
        let over = row.additions + row.deletions > row.maxLines
        let files = CountWords.text(row.files, "file")
        return
            "<span class=\"size\(over ? " over" : "")\" title=\"\(files)\(over ? ", over its size budget" : "")\">\(Words.changes(row.additions, row.deletions))</span>"
    }

    private var spend: Markup {
        guard let usage = row.usage, !usage.isEmpty else { return "" }
        let money = usage.cost.map { "$\($0.words)" } ?? "\(UsageWords.tokens(usage.tokens.total)) tok"
        return "<span class=\"spend\" title=\"\(UsageWords.text(usage))\">\(money)</span>"
    }

    /// The first line, so that a row stays a row.
    private static func oneLine(_ text: String) -> String {
        let first = text.prefix { $0 != "\n" && $0 != "\r\n" }
        return String(first.prefix(300)) + (first.count < text.count || first.count > 300 ? " …" : "")
    }
}
