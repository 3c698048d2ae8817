package import Domain

/// Finds an earlier result that says the same about the same tree.
package enum GateReuse {
    /// The newest pass of a gate with this definition on this tree, in any lane of the repository, provided that it never
    /// failed there: a gate that went both ways is not reused.
    package static func find(_ pin: GatePin, tree: String, repository: String, in model: ReadModel) -> (GateOrigin, GateOutcome)? {
        var found: (at: Timestamp, origin: GateOrigin, outcome: GateOutcome)?
        for lane in model.lanes(gatedOn: tree) where lane.start.repository == repository {
            for run in lane.gateRuns where run.tree == tree && run.definition == pin.definition && run.gate == pin.name {
                guard let outcome = run.outcome, outcome.result.speaks, let at = run.endedAt else { continue }
                guard outcome.result == .passed else { return nil }
                if outcome.reusedFrom == nil, found.map({ $0.at < at }) ?? true {
                    found = (at, GateOrigin(lane: lane.id, candidate: run.candidate, attempt: run.attempt), outcome)
                }
            }
        }
        return found.map { ($0.origin, $0.outcome) }
    }
}

/// Counts executions over lanes and candidates.
package enum GateHistory {
    /// How often a gate with this definition was started on this tree, the one that is running included.
    package static func attempts(_ pin: GatePin, tree: String, in model: ReadModel) -> Int {
        model.lanes(gatedOn: tree).reduce(0) { sum, lane in
            sum
                + lane.gateRuns.filter {
                    $0.tree == tree && $0.definition == pin.definition && $0.gate == pin.name && $0.outcome?.reusedFrom == nil
                }.count
        }
    }
}
