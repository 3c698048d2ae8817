import API
import Domain

/// One permission or question, with everything that it takes to answer it.
struct AskScreen {
    let ask: AskView
    let time: TimeText

    var lines: [Styled] { [heading] + what.map { Styled("       ") + $0 } + Remedy.lines(remedies, indent: 7) }

    private var heading: Styled {
        Styled("  ") + Styled("\(ask.id)", .name) + Styled("  \(ask.kind == .permission ? "permission" : "question")", .warning)
            + Styled("  ")
            + Styled("\(ask.lane)", .name)
            + Styled("  \(ask.repository)\(ask.boundary.map { "/\($0)" } ?? "")", .faint)
            + Styled("  risk \(ask.risk.rawValue)", LaneWords.ink(ask.risk))
            + Styled("  \(ask.title)  ") + Styled("\(ask.agent), \(time.age(ask.at))", .faint)
    }

    /// A long command or question is shown whole, one line under the other: what is not seen is not answered.
    private var what: [Styled] {
        var lines: [Styled] = []
        if let command = ask.command {
            lines += Self.block(command).map { Styled("$ ", .faint) + Styled($0, .strong) }
        } else if let tool = ask.tool {
            lines.append(Styled(tool, .strong) + Styled(ask.paths.isEmpty ? "" : "  " + ask.paths.joined(separator: ", ")))
            if ask.paths.isEmpty, let input = ask.input, input != "{}" { lines += Self.block(input).map { Styled($0, .faint) } }
        }
        if !ask.text.isEmpty { lines += Self.block(ask.text).map { Styled($0) } }
        for (index, option) in ask.options.enumerated() { lines.append(Styled("\(index + 1). ", .faint) + Styled(option)) }
        return lines + ask.touches.map { Styled("touches: ", .faint) + Styled($0) }
    }

    private var remedies: [Remedy] {
        guard ask.kind == .permission else {
            return [Remedy("answer \(ask.id) TEXT", ask.options.isEmpty ? "answer it" : "answer it, with words or a number")]
        }
        return [
            Remedy("answer \(ask.id) --allow", "this once"),
            Remedy("answer \(ask.id) --allow-lane", "this and what is like it, for the rest of the lane"),
            Remedy("answer \(ask.id) --deny TEXT", "no, with words for the agent; --stop ends its turn as well"),
        ]
    }

    private static func block(_ text: String) -> [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}
