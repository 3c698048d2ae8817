extension DaySelection {
    var gateFigures: [Figure] {
        let first = all.compactMap { FirstPass($0) }.filter { window.contains($0.at) }
        let runs = gateRuns
        let executed = runs.filter { $0.outcome.reusedFrom == nil }
        let unsuccessful = executed.count { $0.outcome.result != .passed }
        let results = Dictionary(grouping: executed.map(\.outcome.result.rawValue).filter { $0 != GateResult.passed.rawValue }) { $0 }
        let words = results.map { "\($0.value.count) \($0.key)" }.sorted().joined(separator: ", ")
        let moved = all.reduce(0) { $0 + timesBaseMoved($1) }
        return [
            .share(
                "firstPass", "First candidate green at the first attempt", first.count(where: \.green), of: first.count,
                source: "lanes whose first gated candidate had its first attempts settled in the day (lane.gateEnded, attempt 1)"),
            .share(
                "gateRunsNotPassed", "Gate runs that did not pass", unsuccessful, of: executed.count,
                note: words, source: "lane.gateEnded in the day, reused results left out"),
            .share(
                "gateResultsReused", "Gate results reused", runs.count - executed.count, of: runs.count,
                source: "lane.gateEnded in the day with reusedFrom: same tree, same gate definition"),
            .count(
                "flakyGates", "Flaky gates", flakyGates.rows.count,
                source: "gates with passed and not passed on one tree and one definition, a run of it ended in the day; skipped ignored"),
            .share(
                "decisionsCarried", "Decisions carried to a new base", landed.count(where: \.decisionWasCarried), of: landed.count,
                source: "landed lanes whose approval is older than the gates of the landed candidate (lane.decisionCarried)"),
            .count(
                "baseMoved", "Times the base moved under an approved lane", moved,
                source: "lane.phase or lane.baseMoved from approved or landing back to gating, in the day"),
        ]
    }

    private func timesBaseMoved(_ lane: Lane) -> Int {
        zip(lane.phases, lane.phases.dropFirst()).count { before, after in
            after.phase == .gating && (before.phase == .approved || before.phase == .landing) && window.contains(after.at)
        }
    }

    var flakyGates: DayReport.Sourced<DayReport.FlakyRow> {
        struct Key: Hashable {
            var repository: String
            var gate: String
            var definition: String
            var tree: String
        }
        var runs: [Key: [(lane: LaneID, run: GateRun)]] = [:]
        for lane in all {
            for run in lane.gateRuns where run.outcome != nil && run.outcome?.reusedFrom == nil && run.outcome?.result != .skipped {
                let key = Key(repository: lane.start.repository, gate: run.gate, definition: run.definition, tree: run.tree)
                runs[key, default: []].append((lane.id, run))
            }
        }
        var rows: [[String]: DayReport.FlakyRow] = [:]
        for (key, group) in runs {
            guard group.contains(where: { window.contains($0.run.endedAt) }), group.contains(where: { $0.run.outcome?.result == .passed }),
                group.contains(where: { $0.run.outcome?.result != .passed })
            else { continue }
            let name = [key.repository, key.gate]
            var row = rows[name] ?? .init(repository: key.repository, gate: key.gate, trees: 0, lanes: [])
            row.trees += 1
            row.lanes = Set(row.lanes + group.map(\.lane)).sorted()
            rows[name] = row
        }
        return .init(
            source: "lane.gateEnded: results of one gate definition on one tree, over all lanes",
            rows: rows.values.sorted { ($0.repository, $0.gate) < ($1.repository, $1.gate) })
    }
}

/// How the first gated candidate of a lane did at its first attempt.
struct FirstPass {
    let green: Bool
    /// When it was settled: with the first gate that did not pass, or with the last that did.
    let at: Timestamp

    init?(_ lane: Lane) {
        let number = lane.gateRuns.map(\.candidate).min()
        guard let candidate = lane.candidates.first(where: { $0.number == number }) else { return nil }
        let runs = lane.gateRuns.filter { $0.candidate == number && $0.attempt == 1 }
        let spoken = runs.filter { $0.outcome.map { $0.result != .passed } ?? false }
        if let red = spoken.compactMap(\.endedAt).min() {
            green = false
            at = red
        } else {
            guard candidate.gates.allSatisfy({ pin in runs.contains { $0.gate == pin.name && $0.outcome?.result == .passed } }),
                let last = runs.compactMap(\.endedAt).max()
            else { return nil }
            green = true
            at = last
        }
    }
}
