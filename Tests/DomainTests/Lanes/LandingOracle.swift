import Domain

/// Judges landings from the accepted events alone, by rules that are written down here a second time.
/// Nothing of the fold under test is used.
struct LandingOracle {
    private struct Run {
        let candidate: Int
        let gate: String
        let attempt: Int
        var result: GateResult?
    }

    private struct Trail {
        let start: LaneStart
        var candidates: [Int: Candidate] = [:]
        var runs: [Run] = []
        var seen: Set<ViewedMark> = []
        var decision: (kind: DecisionKind, candidate: Int?)?
        var published: Int?
        var intent: LandingIntent?
        var isLanded = false
    }

    private var trails: [LaneID: Trail] = [:]
    private var after: [TargetID: [TargetID]] = [:]
    private(set) var landings = 0
    private(set) var overrides = 0

    /// Takes an event that was accepted; returns what must not have been.
    mutating func accept(_ event: Event) -> [String] {
        switch event {
        case .target(let id, .added(let target)), .target(let id, .edited(let target)):
            after[id] = target.after
        case .target(let id, .ordered(let order)):
            after[id] = order
        case .laneQueued(let id, let start):
            trails[id] = Trail(start: start)
        case .lane(let id, let event):
            guard var trail = trails[id] else { return ["\(id) was never queued"] }
            let problems = accept(event, &trail)
            trails[id] = trail
            return problems.map { "\(id): \($0)" }
        default: break
        }
        return []
    }

    private mutating func accept(_ event: LaneEvent, _ trail: inout Trail) -> [String] {
        switch event {
        case .candidateBuilt(let candidate): trail.candidates[candidate.number] = candidate
        case .gateStarted(let candidate, let gate, let attempt, _):
            trail.runs.append(Run(candidate: candidate, gate: gate, attempt: attempt))
        case .gateEnded(let candidate, let gate, let attempt, let outcome):
            for index in trail.runs.indices
            where trail.runs[index].candidate == candidate && trail.runs[index].gate == gate && trail.runs[index].attempt == attempt {
                trail.runs[index].result = outcome.result
            }
        case .viewed(let marks): trail.seen.formUnion(marks)
        case .published(_, let candidate, _, _): trail.published = candidate
        case .turnStarted, .decisionVoided:
            if trail.decision?.kind.lands == true { trail.decision = nil }
        case .decided(let decision):
            trail.decision = (decision.kind, decision.candidate)
            guard decision.kind == .approve else { break }
            return approvalProblems(decision, trail)
        case .decisionCarried(let from, let to, _):
            guard trail.decision?.candidate == from, let old = trail.candidates[from], let new = trail.candidates[to] else {
                return ["a decision was carried from nowhere"]
            }
            trail.decision?.candidate = to
            if old.files != new.files || old.head != new.head { return ["a decision was carried over to another diff"] }
        case .landingStarted(let intent):
            trail.intent = intent
            return intentProblems(intent, trail)
        case .landed(let landing):
            let problems = landingProblems(landing, trail)
            trail.isLanded = true
            landings += 1
            if trail.decision?.kind == .override { overrides += 1 }
            return problems
        case .phase(.rolledBack, _): trail.isLanded = false
        default: break
        }
        return []
    }

    private func approvalProblems(_ decision: Decision, _ trail: Trail) -> [String] {
        guard let candidate = trail.candidates[trail.candidates.count], decision.candidate == candidate.number else {
            return ["approved something else than the newest candidate"]
        }
        let unseen = candidate.files.filter { !trail.seen.contains(ViewedMark(path: $0.path, digest: $0.digest)) }
        var problems = unseen.isEmpty ? [] : ["approved with unseen files"]
        if candidate.files.count > trail.start.maxFiles, !decision.exceptions.contains("over-size") {
            problems.append("approved over its size without accepting that")
        }
        return problems + gateProblems(candidate, trail)
    }

    private func intentProblems(_ intent: LandingIntent, _ trail: Trail) -> [String] {
        var problems: [String] = []
        for dependency in after[trail.start.target] ?? []
        where !trails.values.contains(where: { $0.start.target == dependency && $0.isLanded }) {
            problems.append("landing before \(dependency)")
        }
        guard let candidate = trail.candidates[trail.candidates.count], candidate.number == intent.candidate,
            candidate.commit == intent.commit, candidate.base == intent.expected
        else { return problems + ["the intent is not the newest candidate on its base"] }
        if trail.published != candidate.number { problems.append("landing what its pull request does not show") }
        guard let decision = trail.decision, decision.kind.lands, decision.candidate == candidate.number else {
            return problems + ["landing without a standing decision"]
        }
        return decision.kind == .override ? problems : problems + gateProblems(candidate, trail)
    }

    private func landingProblems(_ landing: Landing, _ trail: Trail) -> [String] {
        guard !trail.isLanded else { return ["landed twice"] }
        guard let intent = trail.intent else { return ["landed without an intent"] }
        guard let candidate = trail.candidates[trail.candidates.count], landing.candidate == candidate.number,
            landing.commit == candidate.commit, landing.tree == candidate.tree, intent.commit == landing.commit
        else { return ["landed something else than the intended candidate"] }
        guard let decision = trail.decision, decision.kind.lands, decision.candidate == candidate.number else {
            return ["landed without a standing decision"]
        }
        return decision.kind == .override ? [] : gateProblems(candidate, trail)
    }

    /// Every pinned gate's last attempt passed, and no attempt on this candidate said otherwise.
    private func gateProblems(_ candidate: Candidate, _ trail: Trail) -> [String] {
        guard !candidate.gates.isEmpty else { return ["no gate, and no override"] }
        return candidate.gates.flatMap { pin -> [String] in
            let runs = trail.runs.filter { $0.candidate == candidate.number && $0.gate == pin.name }
            guard let last = runs.max(by: { $0.attempt < $1.attempt }), last.result == .passed else { return ["\(pin.name) did not pass"] }
            let against = runs.contains { $0.result == .failed || $0.result == .timedOut }
            return against ? ["\(pin.name) also failed"] : []
        }
    }
}
