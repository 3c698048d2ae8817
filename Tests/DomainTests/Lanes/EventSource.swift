import Domain
import TestSupport

/// Makes events for lanes: such as fit, and such as make no sense.
struct EventSource {
    var generator: SeededGenerator

    mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
    mutating func chance(_ percent: Int) -> Bool { pick(100) < percent }

    mutating func one<Element>(of elements: [Element], or fallback: Element) -> Element {
        elements.isEmpty ? fallback : elements[pick(elements.count)]
    }

    /// An event that the lane may well take next.
    mutating func fitting(_ lane: Lane) -> LaneEvent {
        switch lane.phase {
        case .queued: return .phase(.preparing, note: "")
        case .preparing: return lane.workplace == nil ? prepared(lane) : .phase(.working, note: "")
        case .working: return working(lane)
        case .gating: return gating(lane)
        case .publishing: return publishing(lane)
        case .inspecting: return inspecting(lane)
        case .approved: return chance(10) ? .baseMoved(expected: lane.candidate?.base ?? "", found: "b\(pick(4))") : intent(lane)
        case .landing: return chance(10) ? .baseMoved(expected: lane.candidate?.base ?? "", found: "b\(pick(4))") : landed(lane)
        case .landed: return .phase(chance(50) ? .verifying : .deploying, note: "")
        case .deploying: return .phase(.verifying, note: "")
        case .verifying: return .phase(chance(80) ? .done : .rolledBack, note: "")
        case .done, .abandoned, .rejected, .rolledBack: return .released(retained: nil)
        }
    }

    private func prepared(_ lane: Lane) -> LaneEvent {
        .prepared(Workplace(path: "/w/\(lane.id)", branch: "b", base: "b0", port: 21_000))
    }

    private mutating func working(_ lane: Lane) -> LaneEvent {
        if let turn = lane.openTurn { return .turnEnded(number: turn.number, outcome(lane)) }
        if lane.head != nil, chance(60) { return .phase(.gating, note: "") }
        return .turnStarted(number: lane.turns.count + 1, cause: .first, job: "j", prompt: "p", from: lane.head ?? "b0", comments: [])
    }

    private mutating func outcome(_ lane: Lane) -> TurnOutcome {
        TurnOutcome(
            ending: chance(85) ? .completed : .aborted, head: "h\(lane.turns.count)", newCommits: chance(85) ? 1 : 0,
            leftovers: chance(10) ? ["x"] : [], leftoversCommitted: chance(50))
    }

    private mutating func gating(_ lane: Lane) -> LaneEvent {
        guard let candidate = lane.candidate, candidate.head == lane.head, !lane.stale else {
            return chance(8) ? .conflicted(base: "b1", head: lane.head ?? "", paths: ["a"]) : .candidateBuilt(self.candidate(lane))
        }
        if let open = lane.gateRuns.last(where: { $0.endedAt == nil && $0.candidate == candidate.number }) {
            return .gateEnded(candidate: candidate.number, gate: open.gate, attempt: open.attempt, GateOutcome(result: result()))
        }
        let unrun = candidate.gates.first { pin in !lane.gateRuns.contains { $0.candidate == candidate.number && $0.gate == pin.name } }
        if let unrun { return .gateStarted(candidate: candidate.number, gate: unrun.name, attempt: 1, job: "j") }
        switch pick(lane.verdict == .green ? 2 : 6) {
        case 0, 1: return .phase(.publishing, note: "")
        case 2: return .needsOperator(.gatesRed, detail: "red")
        case 3: return decided(lane, .override)
        case 4: return again(lane, candidate)
        default: return .phase(.working, note: "")
        }
    }

    private mutating func again(_ lane: Lane, _ candidate: Candidate) -> LaneEvent {
        let name = one(of: candidate.gates.map(\.name), or: "lint")
        let attempts = lane.gateRuns.count { $0.candidate == candidate.number && $0.gate == name }
        return .gateStarted(candidate: candidate.number, gate: name, attempt: attempts + 1, job: "j")
    }

    private mutating func result() -> GateResult {
        let results: [GateResult] = [.failed, .timedOut, .killed, .failedToStart, .skipped]
        return chance(80) ? .passed : results[pick(results.count)]
    }

    mutating func candidate(_ lane: Lane) -> Candidate {
        let number = lane.candidates.count + 1
        let files = (0...pick(3)).map {
            CandidateFile(path: "f\($0)", status: "modified", additions: 1, deletions: 0, digest: "\(lane.head ?? "")-\(pick(2))")
        }
        let names = chance(5) ? [] : chance(50) ? ["lint", "test"] : ["test"]
        let pins = names.map { GatePin(name: $0, stage: .test, needs: [], definition: "d\(pick(2))") }
        return Candidate(
            number: number, base: "b\(pick(4))", head: lane.head ?? "", commit: "\(lane.id)-c\(number)", tree: "t\(pick(3))", commits: 1,
            files: files, gates: pins)
    }

    private mutating func publishing(_ lane: Lane) -> LaneEvent {
        let number = lane.candidate?.number ?? 0
        if lane.publishedCandidate != number { return .published(number: lane.id.number, candidate: number, body: "b", block: "v") }
        if let last = lane.decisions.last?.candidate, last != number, chance(60) {
            return .decisionCarried(from: last, to: number, files: lane.candidate?.files.count ?? 0)
        }
        return .phase(lane.decision?.kind.lands == true ? .approved : .inspecting, note: "")
    }

    private mutating func inspecting(_ lane: Lane) -> LaneEvent {
        if !lane.unseen.isEmpty, chance(80) { return .viewed(marks(lane)) }
        if lane.decision?.kind.lands == true, chance(80) { return .phase(.approved, note: "") }
        return decided(lane, one(of: [.approve, .approve, .approve, .approve, .override, .rework, .reject], or: .approve))
    }

    func marks(_ lane: Lane) -> [ViewedMark] {
        (lane.candidate?.files ?? []).map { ViewedMark(path: $0.path, digest: $0.digest) }
    }

    mutating func decided(_ lane: Lane, _ kind: DecisionKind) -> LaneEvent {
        .decided(
            Decision(
                kind: kind, reason: kind.reasons[0], candidate: lane.candidate?.number, by: "ada", at: Timestamp(milliseconds: 0),
                exceptions: chance(50) ? ["over-size"] : []))
    }

    func intent(_ lane: Lane) -> LaneEvent {
        .landingStarted(
            LandingIntent(
                candidate: lane.candidate?.number ?? 0, branch: "main", expected: lane.candidate?.base ?? "",
                commit: lane.candidate?.commit ?? ""))
    }

    func landed(_ lane: Lane) -> LaneEvent {
        .landed(
            Landing(
                candidate: lane.candidate?.number ?? 0, branch: "main", base: lane.candidate?.base ?? "",
                commit: lane.candidate?.commit ?? "", tree: lane.candidate?.tree ?? "", at: Timestamp(milliseconds: 0)))
    }
}
