extension TurnOutcome {
    /// The program ended by itself and left nothing: no commit and no file.
    var didNothing: Bool { ending == .completed && newCommits == 0 && leftovers.isEmpty }
    var leftoversRefused: Bool { !leftovers.isEmpty && !leftoversCommitted }
}

extension DaySelection {
    var turnFigures: [Figure] {
        let turns = turns
        let source = "lane.turnEnded in the day"
        func of(_ id: String, _ label: String, _ match: (Turn, TurnOutcome) -> Bool, _ detail: String) -> Figure {
            .share(id, label, turns.count { match($0.turn, $0.outcome) }, of: turns.count, source: "\(source), \(detail)")
        }
        let rework = turns.filter { $0.turn.cause != .first && $0.turn.cause != .revert }
        let causes = Dictionary(grouping: rework.map(\.turn.cause.rawValue)) { $0 }.map { "\($0.value.count) after \($0.key)" }.sorted()
        return [
            .count("turns", "Agent turns", turns.count, source: source),
            .share(
                "reworkTurns", "Rework turns", rework.count, of: turns.count, note: causes.joined(separator: ", "),
                source: "\(source), cause gates, rework, conflict or retry"),
            of("turnsNothingDone", "Ended with nothing done", { $1.didNothing }, "completed without a commit or a changed file"),
            of("turnsAborted", "Aborted or killed", { $1.ending == .aborted }, "ending aborted"),
            of("turnsTimedOut", "Timed out", { $1.ending == .timedOut }, "ending timed-out"),
            of("turnsStopped", "Stopped by the operator", { $1.ending == .stopped }, "ending stopped"),
            of(
                "turnsNotRun", "Over the output limit or not started", { $1.ending == .outputLimit || $1.ending == .failedToStart },
                "ending output-limit or failed-to-start"),
            of("turnsLeftoversRefused", "Left files that were refused", { $1.leftoversRefused }, "leftovers not committed"),
            of(
                "turnsLeftoversCommitted", "Left files that Signalbox committed", { !$1.leftovers.isEmpty && $1.leftoversCommitted },
                "leftovers committed by Signalbox"),
        ] + spendFigures(turns.map(\.turn))
    }

    /// What agents used and what ended for it. Nothing where no agent reported anything: a row of zeros would say that nothing was used.
    private func spendFigures(_ turns: [Turn]) -> [Figure] {
        guard let usage = TurnUsage.sum(turns.compactMap(\.usage)) else { return [] }
        var costs: [String] = []
        if let money = usage.reported { costs.append("\(money.words) USD reported by the programs") }
        if let money = usage.priced { costs.append("\(money.words) USD priced by the table of \(usage.priceDate ?? "?")") }
        if usage.unpricedTokens > 0 { costs.append("cost of \(usage.unpricedTokens) tokens unknown") }
        let silent = turns.count { $0.usage == nil }
        if silent > 0 { costs.append("\(CountWords.text(silent, "turn")) reported nothing") }
        let asked = turns.reduce(0) { $0 + $1.ruled.values.reduce(0, +) }
        return [
            .count(
                "agentTokens", "Tokens of agents", usage.tokens.total, note: costs.joined(separator: ", "),
                source: "lane.usage of turns that ended in the day"),
            .count(
                "turnsOverBudget", "Stopped by a budget", turns.count { $0.outcome?.ending == .budgetSpent },
                source: "lane.turnEnded in the day, ending budget-spent"),
            .count(
                "turnsStuck", "Stopped by a watchdog", turns.count { $0.outcome?.ending == .stuck },
                source: "lane.turnEnded in the day, ending stuck"),
            .count("asksByRule", "Permissions answered by rules", asked, source: "lane.ruled of turns that ended in the day"),
        ]
    }
}
