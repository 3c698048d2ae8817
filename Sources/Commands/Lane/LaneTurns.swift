import API
import Domain

/// The turns of a lane: what the repository shows, and apart from it what the agent says.
struct LaneTurns {
    let lane: LaneView
    let time: TimeText

    var lines: [Styled] {
        lane.turns.flatMap { turn -> [Styled] in
            guard let outcome = turn.outcome else {
                return [
                    "  " + Styled("\(turn.number) \(turn.cause.rawValue)") + Styled("  running for \(time.age(turn.startedAt))", .strong)
                        + Styled(turn.usage.map { "  \(UsageWords.text($0))" } ?? "", .faint)
                ] + remarks(turn)
            }
            return [line(turn, outcome)] + details(outcome) + remarks(turn)
        }
    }

    private func line(_ turn: Turn, _ outcome: TurnOutcome) -> Styled {
        var parts: [Styled] = [
            Styled(outcome.ending.rawValue, outcome.succeeded ? .good : outcome.ending == .completed ? .warning : .bad),
            Styled(CountWords.text(outcome.newCommits, "new commit"), outcome.newCommits == 0 ? .warning : .plain),
            Styled(TimeText.duration(outcome.seconds)),
        ]
        if let code = outcome.exitCode { parts.append(Styled("exit \(code)")) }
        if let cpu = outcome.cpuSeconds { parts.append(Styled("cpu \(TimeText.duration(cpu))")) }
        if let usage = turn.usage { parts.append(Styled(UsageWords.text(usage))) }
        if let rest = turn.rest { parts.append(Styled("paused or waiting \(TimeText.duration(Double(rest.milliseconds) / 1000))")) }
        if let bytes = outcome.maxResidentBytes { parts.append(Styled("memory \(bytes / 1_000_000) MB")) }
        return "  " + Styled("\(turn.number) \(turn.cause.rawValue)  ") + parts.joined(Styled(" · ", .faint))
    }

    /// What watchdogs found and rules answered, and what the agent reported: apart from what the repository shows.
    private func remarks(_ turn: Turn) -> [Styled] {
        var lines = turn.findings.suffix(3).map { "    " + Styled("watchdog: ", .warning) + Styled($0) }
        if !turn.ruled.isEmpty {
            let rules = turn.ruled.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            lines.append("    " + Styled("answered by policy: \(rules.joined(separator: ", "))", .faint))
        }
        return lines
            + turn.reports.suffix(3).map {
                "    " + Styled("the agent \($0.kind == .claim ? "claims" : "reports"): ", .faint) + Styled($0.text, .faint)
            }
    }

    private func details(_ outcome: TurnOutcome) -> [Styled] {
        var lines: [Styled] = []
        if !outcome.detail.isEmpty { lines.append(Styled("    " + outcome.detail)) }
        if !outcome.leftovers.isEmpty {
            let what = outcome.leftoversCommitted ? "left uncommitted, committed by Signalbox" : "left uncommitted"
            let shown = outcome.leftovers.prefix(5).joined(separator: ", ")
            let more = outcome.leftovers.count > 5 ? " and \(outcome.leftovers.count - 5) more" : ""
            lines.append("    " + Styled("\(what): ", .warning) + Styled(shown + more))
        }
        if let claim = outcome.claim {
            lines.append("    " + Styled("the agent claims (not evidence):", .faint))
            let words =
                [claim.rootCause.map { "root cause: \($0)" }, claim.fix.map { "fix: \($0)" }].compactMap(\.self)
                + claim.account.split(separator: "\n").map(String.init)
            lines += words.prefix(6).map { "      " + Styled($0, .faint) }
            if words.count > 6 { lines.append("      " + Styled("… \(words.count - 6) more lines", .faint)) }
        }
        return lines
    }
}
