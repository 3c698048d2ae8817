import API
import Domain

/// Wordings of the board's rows.
enum BoardWords {
    /// What the filter looks through, in lower case.
    static func text(_ row: BoardRow) -> String {
        [
            "\(row.lane)", "\(row.target)", row.title, row.repository, row.boundary ?? "", "\(row.risk.rawValue) risk", row.kind, row.agent,
            row.phase.rawValue, why(row).rendered(colour: false),
        ].joined(separator: " ").lowercased()
    }

    static func place(_ row: BoardRow) -> Styled { Styled(row.repository) + Styled(row.boundary.map { "/\($0)" } ?? "", .faint) }

    /// The usual, low risk shows nothing.
    static func risk(_ row: BoardRow) -> Styled { row.risk == .low ? Styled() : Styled(row.risk.rawValue, LaneWords.ink(row.risk)) }

    /// Why it is where it is.
    static func why(_ row: BoardRow) -> Styled {
        var parts: [Styled] = []
        if row.unconfined { parts.append(Styled("NO SANDBOX", .bad)) }
        if row.paused { parts.append(Styled("paused", .warning)) }
        if let attention = row.attention {
            parts.append(Styled(attention.reason.words, attention.reason == .readyToInspect ? .strong : .warning))
            let first = attention.detail.prefix { $0 != "\n" && $0 != "\r\n" }
            if !first.isEmpty { parts.append(Styled(String(first.prefix(300)))) }
        } else if let activity = row.activity {
            parts.append(Styled(activity.text))
        } else if let waiting = row.waitingFor {
            parts.append(Styled(waiting, .faint))
        } else if row.group == .working {
            parts.append(Styled("\(row.nextActor.rawValue) at work · turn \(row.turns)", .faint))
        }
        return parts.joined(" ")
    }

    /// A mark for each gate: what did not pass has its name.
    static func gates(_ row: BoardRow) -> Styled {
        row.gates.map { mark -> Styled in
            switch mark.state {
            case .passed: Styled("✓", .good)
            case .failed: Styled("✗\(mark.name)", .bad)
            case .timedOut, .killed, .failedToStart: Styled("!\(mark.name)", .bad)
            case .flaky: Styled("~\(mark.name)", .warning)
            case .skipped: Styled("-", .warning)
            case .running: Styled("▸", .strong)
            case .waiting: Styled("·", .faint)
            }
        }.joined("")
    }

    static func size(_ row: BoardRow) -> Styled {
        guard row.files > 0 else { return Styled() }
        let isOver = row.additions + row.deletions > row.maxLines
        return LaneWords.changes(row.additions, row.deletions) + (isOver ? Styled("!", .warning) : Styled())
    }

    static func spend(_ row: BoardRow) -> Styled {
        guard let usage = row.usage, !usage.isEmpty else { return Styled() }
        return Styled(usage.cost.map { "$\($0.words)" } ?? "\(UsageWords.tokens(usage.tokens.total)) tok", .faint)
    }

    static func empty(_ group: BoardGroup) -> String {
        switch group {
        case .needsYou: "nothing is stuck"
        case .ready: "nothing waits to be read"
        case .working: "no agent is at work; 'signalbox next' says which targets are ready"
        case .landing: "nothing is on its way to a default branch"
        case .done: "nothing has ended today"
        }
    }
}
