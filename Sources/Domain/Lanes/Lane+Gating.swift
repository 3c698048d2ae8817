extension Lane {
    /// Events of gating.
    mutating func gate(_ event: LaneEvent, at: Timestamp) throws(LaneRefusal) {
        switch event {
        case .candidateBuilt(let candidate):
            guard phase == .gating else { throw refusal("a candidate is built while gating, not while \(phase.rawValue)") }
            guard candidate.number == candidates.count + 1 else { throw refusal("candidate \(candidate.number) is not the next one") }
            guard candidate.head == head else { throw refusal("the candidate is not built from the lane's head") }
            candidates.append(candidate)
            gatesRequested = []
            reviewRequest = nil
            conflict = nil
            stale = false
        case .conflicted(_, let head, let paths):
            guard phase == .gating, head == self.head else { throw refusal("the conflict is not about the lane's head") }
            conflict = paths
        case .gateStarted(let number, let gate, let attempt, let job):
            guard phase == .gating, let candidate, candidate.number == number else {
                throw refusal("gates run on the current candidate while gating")
            }
            guard let pin = candidate.gates.first(where: { $0.name == gate }) else { throw refusal("there is no gate '\(gate)'") }
            let mine = gateRuns.filter { $0.candidate == number && $0.gate == gate }
            guard mine.allSatisfy({ $0.endedAt != nil }), attempt == mine.count + 1 else {
                throw refusal("attempt \(attempt) of \(gate) is not the next one")
            }
            gateRuns.append(
                GateRun(
                    candidate: number, gate: gate, attempt: attempt, job: job, definition: pin.definition, tree: candidate.tree,
                    startedAt: at))
            gatesRequested.removeAll { $0 == gate }
            // What the pull request shows is no longer all that is known.
            publishedCandidate = nil
        case .gateEnded(let number, let gate, let attempt, let outcome):
            guard
                let index = gateRuns.firstIndex(where: {
                    $0.candidate == number && $0.gate == gate && $0.attempt == attempt && $0.endedAt == nil
                })
            else { throw refusal("attempt \(attempt) of \(gate) is not running") }
            gateRuns[index].endedAt = at
            gateRuns[index].outcome = outcome
        case .gatesRequested(let names):
            guard let candidate else { throw refusal("there is no candidate to run gates on") }
            guard phase == .gating || phase == .inspecting else { throw refusal("gates cannot run again while \(phase.rawValue)") }
            for name in names where !candidate.gates.contains(where: { $0.name == name }) {
                throw refusal("there is no gate '\(name)'")
            }
            gatesRequested = names
            attention = nil
        default:
            throw refusal("not an event of gating")
        }
    }
}
