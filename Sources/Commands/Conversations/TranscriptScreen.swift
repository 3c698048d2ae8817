import API
import Domain

/// A transcript's entries as lines for a terminal. Everything in them is an agent's or a repository's word, and is escaped.
struct TranscriptScreen {
    let time: TimeText
    /// Lines that are shown of a tool's output; `--json` and `lane log` have all of it.
    private static let outputLines = 12

    func lines(_ entry: TranscriptEntry?) -> [Styled] {
        guard let entry else { return [Styled("(an entry that this version does not know)", .faint)] }
        let head = Styled(time.moment(entry.time), .faint) + Styled("  ")
        return body(entry.content).enumerated().map { ($0.offset == 0 ? head : Styled("          ")) + $0.element }
    }

    private func body(_ content: TranscriptContent) -> [Styled] {
        switch content {
        case .session(let session):
            return [
                Styled("session \(session.id)", .faint) + Styled(session.model.map { "  \($0)" } ?? "", .faint)
                    + Styled(session.program.map { "  \($0)" } ?? "", .faint)
            ]
        case .said(let by, let text): return block(text, mark: "\(by): ", .name)
        case .message(let text): return block(text, mark: "", .strong)
        case .thought(let text): return block(text, mark: "~ ", .faint)
        case .toolCall(let call):
            let what = call.command.map { "$ \($0)" } ?? (call.paths.isEmpty ? call.input : call.paths.joined(separator: ", "))
            return block(what, mark: "\(call.name)  ", .name)
        case .toolResult(_, let failed, let output):
            let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let shown = lines.prefix(Self.outputLines).map { Styled("  | ", .faint) + Styled($0, failed ? .bad : .plain) }
            return shown + (lines.count > Self.outputLines ? [Styled("  | … \(lines.count - Self.outputLines) more lines", .faint)] : [])
        case .fileChange(let path, let change): return [Styled("\(change.rawValue) ", .faint) + Styled(path, .name)]
        case .plan(let steps):
            return steps.map { step in
                let mark =
                    switch step.state {
                    case .pending: "[ ] "
                    case .active: "[>] "
                    case .done: "[x] "
                    }
                return Styled(mark, .faint) + Styled(step.text)
            }
        case .asked(let ask):
            return block(ask.call?.command ?? ask.call?.paths.joined(separator: ", ") ?? ask.text, mark: "asks: ", .warning)
        case .answered(_, let answer):
            return block(answer.message, mark: "\(answer.by) answers: \(answer.verdict.rawValue) ", answer.allows ? .good : .warning)
        case .usage(let delta):
            let cost = delta.cost.map { "  \(Self.dollars($0)) (\(delta.costSource.rawValue))" } ?? ""
            return [Styled("used \(delta.tokens.total) tokens\(cost)", .faint)]
        case .error(let fault): return block(fault.text, mark: fault.retrying ? "error, it tries again: " : "error: ", .bad)
        case .ended(let ending): return block(ending.text, mark: "it says that its turn is over, \(ending.kind.rawValue): ", .faint)
        case .unknown(let kind, _): return [Styled("(\(kind))", .faint)]
        case .text(_, let line): return [Styled(line)]
        }
    }

    private func block(_ text: String, mark: String, _ ink: Ink) -> [Styled] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return [Styled(mark, ink) + Styled(lines.first ?? "")] + lines.dropFirst().map { Styled($0) }
    }

    static func dollars(_ money: Money) -> String {
        let micros = abs(money.micros)
        let fraction = String(micros % 1_000_000)
        let digits = String((String(repeating: "0", count: 6 - fraction.count) + fraction).prefix(4))
        return "\(money.micros < 0 ? "-" : "")\(micros / 1_000_000).\(digits) USD"
    }
}
