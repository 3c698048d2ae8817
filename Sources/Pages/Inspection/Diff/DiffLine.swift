import Domain

/// One line of a diff as one element.
///
/// `data-o` and `data-n` are its numbers in the old and the new file; the class is `d` for what went, `a` for what came, `c` for what
/// stayed.
struct DiffLine {
    enum Side {
        case old, new
        /// An unchanged line that stands for both.
        case both(old: Int?)
        case leftOfBoth, rightOfBoth
    }

    var cell: DiffCell
    var side: Side
    /// It is the first of a moved block, and says where the block is otherwise.
    var saysPlace = false

    var html: Markup {
        switch side {
        case .old: "<div class=\"l d\(moved)\"\(from) data-o=\"\(cell.line)\">\(text)</div>"
        case .new: "<div class=\"l a\(moved)\"\(from) data-n=\"\(cell.line)\">\(text)</div>"
        case .both(let old): "<div class=\"l c\" data-o=\"\(old.map(String.init) ?? "")\" data-n=\"\(cell.line)\">\(text)</div>"
        case .leftOfBoth: "<div class=\"l c\" data-o=\"\(cell.line)\">\(text)</div>"
        case .rightOfBoth: "<div class=\"l c\" data-n=\"\(cell.line)\">\(text)</div>"
        }
    }

    private var moved: Markup { cell.moved.map { $0.exact ? " m" : " m w" } ?? "" }

    private var from: Markup {
        cell.moved.map { " data-m=\"\($0.block)\" title=\"\(place)\"" } ?? ""
    }

    private var place: String {
        guard let moved = cell.moved else { return "" }
        let word = if case .old = side { "moved to" } else { "moved from" }
        return "\(word) \(moved.path):\(moved.line)\(moved.exact ? "" : ", with other white space")"
    }

    private var text: Markup {
        var result: Markup = ""
        if let words = cell.words {
            for piece in words { result += piece.changed ? "<b>\(Markup.tabbed(piece.text))</b>" : Markup.tabbed(piece.text) }
        } else {
            result = Markup.tabbed(cell.text)
        }
        if let omitted = cell.omitted { result += "<i>… \(omitted) bytes more</i>" }
        switch cell.ending {
        case .crlf: result += "<i title=\"ends with a carriage return and a line feed\">CRLF</i>"
        case .none?: result += "<i>no newline at the end</i>"
        case nil: break
        }
        if saysPlace, cell.moved != nil { result += "<i class=\"mv\">\(place)</i>" }
        return result
    }
}

extension Markup {
    /// Text on one line that keeps its tabs.
    static func tabbed(_ text: String) -> Markup {
        guard text.utf8.contains(9) else { return Markup(escaping: text) }
        var result: Markup = ""
        for (place, part) in text.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
            if place > 0 { result += "\t" }
            result += Markup(escaping: String(part))
        }
        return result
    }
}
