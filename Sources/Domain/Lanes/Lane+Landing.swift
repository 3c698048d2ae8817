extension Lane {
    /// Whether it was about to land, and the base moved: it waits for nothing but a new candidate.
    package var hasLostItsBase: Bool {
        stale && phase == .gating && phases.dropLast().last.map { [.approved, .landing].contains($0.phase) } == true
    }

    /// Events of landing and after.
    mutating func land(_ event: LaneEvent, at: Timestamp) throws(LaneRefusal) {
        switch event {
        case .landRequested:
            guard phase == .approved else { throw refusal("only an approved lane lands; this one is \(phase.rawValue)") }
            landRequested = true
            attention = nil
        case .landingStarted(let intent):
            guard phase == .approved else { throw refusal("landing follows approval, not \(phase.rawValue)") }
            guard let candidate, intent.candidate == candidate.number, intent.commit == candidate.commit, intent.expected == candidate.base
            else { throw refusal("the intent is not the current candidate on its base") }
            guard let decision, decision.kind.lands else { throw refusal("nobody has approved this candidate") }
            guard verdict == .green || decision.kind == .override else { throw refusal("the gates are not green") }
            landing = intent
            move(to: .landing, note: "\(intent.branch): \(intent.expected) → \(intent.commit)", at: at)
        case .baseMoved(let expected, let found):
            guard phase == .landing || phase == .approved, expected == candidate?.base, found != expected else {
                throw refusal("the base did not move under this candidate")
            }
            landing = nil
            stale = true
            move(to: .gating, note: "base moved from \(expected) to \(found)", at: at)
        case .landed(let landing):
            guard phase == .landing, let intent = self.landing, let candidate, landing.commit == intent.commit,
                landing.candidate == candidate.number, landing.tree == candidate.tree
            else { throw refusal("what landed is not what was intended") }
            landed = landing
            move(to: .landed, note: "", at: at)
        case .deliveryStarted(let step, let name, let attempt, let job):
            guard phase.isLanded else { throw refusal("nothing has landed") }
            guard !deliveries.contains(where: { $0.step == step && $0.name == name && $0.attempt == attempt }) else {
                throw refusal("attempt \(attempt) of \(name) was already started")
            }
            deliveries.append(DeliveryRun(step: step, name: name, attempt: attempt, job: job, startedAt: at))
        case .deliveryEnded(let step, let name, let attempt, let result, let detail, let served, let log):
            guard
                let index = deliveries.firstIndex(where: {
                    $0.step == step && $0.name == name && $0.attempt == attempt && $0.endedAt == nil
                })
            else { throw refusal("attempt \(attempt) of \(name) is not running") }
            deliveries[index].endedAt = at
            deliveries[index].result = result
            deliveries[index].detail = detail
            deliveries[index].served = served
            deliveries[index].log = log
        case .revertPrepared(let lane):
            guard landed != nil else { throw refusal("nothing has landed that could be reverted") }
            revertedBy = lane
        default:
            throw refusal("not an event of landing")
        }
    }
}
