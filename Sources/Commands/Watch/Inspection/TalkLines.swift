import Domain

/// Where in its conversation the agent changed a file, and what it said there: its words, claims like all of them.
struct TalkLines {
    let talk: FileConversation
    let time: TimeText

    var lines: [Styled] {
        var lines = [Styled("What the agent said when it changed ", .strong) + Styled(talk.path, .strong), Styled()]
        if talk.places.isEmpty { lines.append(Styled("Nothing of its conversation names this file.", .faint)) }
        for place in talk.places {
            let at = place.lines.map { "  lines \($0.first)–\($0.last)" } ?? ""
            lines.append(Styled("turn \(place.turn), entry \(place.entry)", .name) + Styled("  \(time.moment(place.at))\(at)", .faint))
            if let reason = place.reason { lines += Self.block(reason).map { Styled("  ") + Styled($0) } }
            lines += Self.block(place.text).map {
                Styled("  \(place.kind == .edit ? "edit" : "$") ", .faint) + Styled($0, place.failed ? .bad : .plain)
            }
            if place.failed { lines.append(Styled("  the tool said that it failed", .bad)) }
            lines.append(Styled())
        }
        if talk.isCut { lines.append(Styled("There are more than are shown here.", .warning)) }
        return lines
    }

    private static func block(_ text: String) -> [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}
