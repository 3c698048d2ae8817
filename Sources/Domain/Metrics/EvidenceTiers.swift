/// Which tiers of evidence a landing has reached, each looked at by itself: an override with a green smoke check is in tier 2 only.
///
/// 1 documented verification · 2 live or deployed · 3 fresh re-verification after the fact.
struct EvidenceTiers {
    let reached: [Int]

    init(_ landed: LandedLane, in model: ReadModel) {
        var tiers: [Int] = []
        if landed.verdict == .green, Self.isDocumented(landed, in: model) { tiers.append(1) }
        if Self.passes(.smoke, landed.lane) { tiers.append(2) }
        if Self.passes(.reverify, landed.lane) { tiers.append(3) }
        reached = tiers
    }

    /// The last result of every gate is a statement of a runner; a reused result points to the run that has it.
    private static func isDocumented(_ landed: LandedLane, in model: ReadModel) -> Bool {
        landed.candidate.gates.allSatisfy { pin in
            let run = landed.lane.gateRuns
                .filter { $0.candidate == landed.candidate.number && $0.gate == pin.name && $0.definition == pin.definition }
                .max { $0.attempt < $1.attempt }
            guard let outcome = run?.outcome else { return false }
            if outcome.statement != nil { return true }
            guard let origin = outcome.reusedFrom else { return false }
            let first = model.lanes[origin.lane]?.gateRuns.first {
                $0.candidate == origin.candidate && $0.gate == pin.name && $0.attempt == origin.attempt
            }
            return first?.outcome?.statement != nil
        }
    }

    /// There is at least one check of the step, and the last finished attempt of each passed.
    private static func passes(_ step: DeliveryStep, _ lane: Lane) -> Bool {
        let runs = Dictionary(grouping: lane.deliveries.filter { $0.step == step }, by: \.name)
        return !runs.isEmpty
            && runs.values.allSatisfy { attempts in
                attempts.filter { $0.result != nil }.max { $0.attempt < $1.attempt }?.result == .passed
            }
    }
}

extension DaySelection {
    var evidenceFigures: [Figure] {
        let tiers = landed.map { EvidenceTiers($0, in: model).reached }
        func tier(_ number: Int, _ label: String, source: String) -> Figure {
            .share("tier\(number)", "Tier \(number), \(label)", tiers.count { $0.contains(number) }, of: landed.count, source: source)
        }
        return [
            tier(
                1, "documented verification",
                source: "lanes landed in the day whose candidate's gates are all green, each by a runner's statement (lane.gateEnded)"),
            tier(
                2, "live or deployed",
                source: "lanes landed in the day with smoke checks of which the last attempt of each passed (lane.deliveryEnded, smoke)"),
            tier(
                3, "fresh re-verification",
                source: "lanes landed in the day, re-verified by now: the last attempt of each passed (lane.deliveryEnded, reverify)"),
        ]
    }
}
