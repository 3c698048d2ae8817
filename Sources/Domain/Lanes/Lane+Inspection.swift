extension Lane {
    /// Events of publishing, inspection and decision.
    mutating func inspect(_ event: LaneEvent, at: Timestamp) throws(LaneRefusal) {
        switch event {
        case .published(let number, let candidate, let body, let block):
            guard phase == .publishing, candidate == self.candidate?.number else {
                throw refusal("only the current candidate is published")
            }
            guard pullRequest == nil || pullRequest == number else { throw refusal("it already has pull request #\(pullRequest ?? 0)") }
            pullRequest = number
            publishedCandidate = candidate
            publishedBody = body
            publishedBlock = block
        case .looked(let look):
            try record(look)
        case .viewed(let marks):
            for mark in marks where !viewed.contains(mark) { viewed.append(mark) }
        case .commented(let comment):
            guard comment.number == comments.count + 1 else { throw refusal("comment \(comment.number) is not the next one") }
            comments.append(comment)
        case .decided(let decision):
            try decide(decision)
        case .decisionVoided(let reason):
            guard phase != .landing, !phase.isLanded else { throw refusal("it is too late to void a decision: \(phase.rawValue)") }
            voidDecision(reason)
        case .decisionCarried(let from, let to, let files):
            guard let last = decisions.indices.last, decisions[last].voided == nil, decisions[last].kind == .approve,
                decisions[last].candidate == from, to == candidate?.number,
                let old = candidates.first(where: { $0.number == from }), let new = candidate
            else { throw refusal("no standing approval of candidate \(from)") }
            // The invariant is checked here and not trusted to the caller: the same head, the same files, the same diffs.
            guard old.head == new.head, old.files == new.files, new.files.count == files, verdict == .green else {
                throw refusal("candidate \(to) differs from what was approved")
            }
            decisions[last].candidate = to
        default:
            throw refusal("not an event of inspection")
        }
    }

    private mutating func decide(_ decision: Decision) throws(LaneRefusal) {
        guard !phase.isEnd, !phase.isLanded, phase != .landing else { throw refusal("it is too late to decide: \(phase.rawValue)") }
        switch decision.kind {
        case .approve:
            guard phase == .inspecting else { throw refusal("a lane is approved while inspecting, not while \(phase.rawValue)") }
            guard decision.candidate == candidate?.number else { throw refusal("the decision is not about the current candidate") }
            guard verdict != .none else { throw refusal("it has no gate, so nothing is verified; only signalbox override lands it") }
            guard verdict == .green else { throw refusal("the gates are not green") }
            guard unseen.isEmpty else {
                throw refusal("not seen yet: \(unseen.joined(separator: ", ")); see them with signalbox inspect \(id)")
            }
            for problem in CandidateCheck(lane: self).problems where !decision.exceptions.contains(problem.reason.rawValue) {
                throw refusal("\(problem.detail); accept it by name (--accept \(problem.reason.rawValue)) or send it back")
            }
        case .override:
            guard phase == .inspecting || (phase == .gating && attention != nil) else {
                throw refusal("nothing waits for an override while \(phase.rawValue)")
            }
            guard candidate != nil, decision.candidate == candidate?.number, conflict == nil else {
                throw refusal("there is no candidate to override for")
            }
            if case .pending(let names) = verdict { throw refusal("gates are still running: \(names.joined(separator: ", "))") }
        case .rework:
            guard phase == .inspecting || phase == .approved || attention != nil else {
                throw refusal("the lane is at work; nothing to send back")
            }
            guard workplace != nil, !released else { throw refusal("it has no worktree to work in") }
        case .reject, .abandon:
            break
        }
        voidDecision("replaced by \(decision.kind.rawValue)")
        decisions.append(decision)
        // A wish to land belongs to the approval it was given for.
        landRequested = false
        reviewRequest = nil
        if decision.kind == .rework { dueTurn = .rework }
        if decision.kind == .rework || decision.kind == .override { turnsForgiven = turns.count }
        attention = nil
    }
}
