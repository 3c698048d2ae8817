import API
import Domain

/// A handoff with everything that it takes to decide.
struct HandoffScreen {
    let handoff: HandoffView
    let time: TimeText

    /// One line of a list.
    static func line(_ handoff: HandoffView) -> Styled {
        Styled("\(handoff.id)", .name) + Styled("  \(handoff.state.rawValue)", handoff.state == .open ? .warning : .faint)
            + Styled(handoff.target.map { " \($0)" } ?? "") + Styled("  \(handoff.from) → \(handoff.repository)")
            + Styled(handoff.blocking ? "  blocking" : "", .warning) + Styled("  ") + Styled("\(handoff.lane)", .name)
            + Styled("  \(block(handoff.need).first ?? "")")
    }

    var lines: [Styled] { [heading] + body.map { Styled("       ") + $0 } + Remedy.lines(remedies, indent: 7) }

    private var heading: Styled {
        Styled("  ") + Styled("\(handoff.id)", .name) + Styled("  handoff\(handoff.blocking ? ", blocking" : "")", .warning) + Styled("  ")
            + Styled("\(handoff.lane)", .name) + Styled("  \(handoff.from) → \(handoff.repository)")
            + Styled(handoff.boundary.map { "/\($0)" } ?? "") + Styled("  \(handoff.title)  ")
            + Styled("\(handoff.agent), \(time.age(handoff.at))", .faint)
    }

    private var body: [Styled] {
        var lines = Self.block(handoff.need).map { Styled($0) }
        lines.append(Styled("interface:", .faint))
        lines += Self.block(handoff.interface).map { Styled("  \($0)") }
        lines += Self.block(handoff.why).enumerated().map { Styled($0 == 0 ? "why: " : "     ", .faint) + Styled($1) }
        if let target = handoff.target { lines.append(Styled("scoped as ", .faint) + Styled("\(target)", .name)) }
        if let reason = handoff.reason { lines.append(Styled("declined: ", .faint) + Styled(reason)) }
        return lines
    }

    private var remedies: [Remedy] {
        guard handoff.state == .open else { return [] }
        return [
            Remedy("handoff scope \(handoff.id)", "make a target of it; --title, --boundary, --risk and the like change it"),
            Remedy("handoff decline \(handoff.id) -m TEXT", "no, with words for the agent"),
        ]
    }

    private static func block(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    }
}
