/// Decides the next step of a lane from a snapshot: pure, so that a server that was killed decides the same again.
package struct LanePlanner: Sendable {
    package let model: ReadModel
    package let configuration: WorkspaceConfiguration
    /// How many lanes hold each kind of room; computed once for all lanes.
    package let capacity: Capacity
    /// For turns that are tried again after a while.
    package let now: Timestamp
    /// Why no further agent may start on this machine; nil when there is room.
    private let crowded: @Sendable (Lane) -> String?

    /// - Parameters:
    ///   - now: by default late enough for everything that waits for a time.
    ///   - crowded: by default there is always room.
    package init(
        model: ReadModel, configuration: WorkspaceConfiguration, now: Timestamp = Timestamp(milliseconds: .max),
        crowded: @escaping @Sendable (Lane) -> String? = { _ in nil }
    ) {
        self.now = now
        self.crowded = crowded
        self.model = model
        self.configuration = configuration
        capacity = Capacity(model: model, configuration: configuration)
    }

    package func step(_ lane: Lane) -> LaneStep {
        if let ending = lane.decisions.last, lane.decidesEnd, ending.voided == nil {
            return .enter(ending.kind == .reject ? .rejected : .abandoned)
        }
        if lane.phase.isEnd || lane.phase.isLanded { return afterwards(lane) }
        if lane.phase == .landing { return lane.attention == nil ? .land : .wait("the operator: \(lane.attention?.detail ?? "")") }
        // A step that could not be done is not tried for ever: it waits for the operator's retry like anything else that needs one.
        if lane.openTurn != nil, !lane.isBroken { return .turn(lane.turns[lane.turns.count - 1].cause) }
        if let attention = lane.attention, attention.reason == .dependencyStalled {
            // What is shown is so, also while the lane is paused.
            guard let stalled = StalledDependencies(before: lane, in: model) else { return .clear(.dependencyStalled) }
            if !stalled.isTold(by: attention) { return .ask(.dependencyStalled, stalled.detail) }
        }
        if let hold = model.hold(on: lane) { return .wait(hold) }
        if let attention = lane.attention { return .wait("the operator: \(attention.detail)") }
        switch lane.phase {
        case .queued: return queued(lane)
        case .preparing: return .prepare
        case .working: return working(lane)
        case .gating: return gating(lane)
        case .publishing: return publishing(lane)
        case .inspecting: return inspecting(lane)
        case .approved: return approved(lane)
        default: return .wait("")
        }
    }

    /// Whether the step of a lane can become another though nothing is recorded: it waits for a time, or for room on the machine.
    package func movesByItself(_ lane: Lane) -> Bool {
        guard lane.phase == .working || lane.phase == .gating, lane.openTurn == nil, lane.attention == nil else { return false }
        return model.hold(on: lane) == nil
    }

    private func queued(_ lane: Lane) -> LaneStep {
        if let stalled = StalledDependencies(before: lane, in: model) { return .ask(.dependencyStalled, stalled.detail) }
        if let reason = capacity.blocked(lane, model: model) { return .wait(reason) }
        return .enter(.preparing)
    }

    private func working(_ lane: Lane) -> LaneStep {
        if let cause = lane.dueTurn { return begin(cause, lane) }
        guard let turn = lane.turns.last, let outcome = turn.outcome else { return begin(.first, lane) }
        if outcome.succeeded { return .enter(.gating) }
        if let retryAt = outcome.retryAt {
            return retryAt <= now ? begin(.retry, lane) : .waitUntil(retryAt, "tries again after \(outcome.detail)")
        }
        let step = afterFailure(turn, outcome, lane)
        // An agent that leaves a green candidate as it is does not agree with its reviewers, or cannot go on: the operator sees it now.
        if case .ask(let reason, _) = step, reason != .stopped, lane.leftReviewUnanswered { return .enter(.gating) }
        return step
    }

    private func afterFailure(_ turn: Turn, _ outcome: TurnOutcome, _ lane: Lane) -> LaneStep {
        switch outcome.ending {
        case .budgetSpent:
            return .ask(.budgetSpent, outcome.detail)
        case .stuck:
            return .ask(.agentStuck, "turn \(turn.number): \(outcome.detail)")
        case .stopped:
            return .ask(.stopped, "turn \(turn.number) was stopped: \(outcome.detail)")
        case .aborted, .timedOut, .outputLimit, .failedToStart:
            if lane.turnsTaken < lane.start.maxTurns { return begin(.retry, lane) }
            return .ask(.agentFailed, "\(lane.turnsTaken) turns, the last one \(outcome.ending.rawValue): \(outcome.detail)")
        case .completed:
            if !outcome.leftovers.isEmpty, !outcome.leftoversCommitted {
                return .ask(.leftovers, "turn \(turn.number) left \(outcome.leftovers.count) files uncommitted, which the policy refuses")
            }
            if let fault = outcome.fault {
                return .ask(.agentFailed, "turn \(turn.number) made no commit: \(fault.text)")
            }
            return .ask(
                .nothingDone,
                "turn \(turn.number) ended (exit \(outcome.exitCode.map(String.init) ?? "?")) and the branch has no new commit"
                    + (outcome.detail.isEmpty || lane.start.reverts == nil ? "" : ": \(outcome.detail)"))
        }
    }

    /// A turn begins when the machine has room for one more agent.
    private func begin(_ cause: TurnCause, _ lane: Lane) -> LaneStep {
        if lane.start.reverts == nil, let reason = crowded(lane) { return .waitForHost(reason) }
        return .turn(cause)
    }

    private func gating(_ lane: Lane) -> LaneStep {
        // Whatever follows, a reviewer that is at work is followed to its end first.
        if !lane.openReviews.isEmpty { return .review(withoutRoom: nil) }
        if lane.dueTurn != nil { return .enter(.working) }
        if let paths = lane.conflict {
            if lane.turnsTaken < lane.start.maxTurns { return .enter(.working) }
            return .ask(.conflict, "does not merge with its base in \(paths.joined(separator: ", "))")
        }
        guard let candidate = lane.candidate, candidate.head == lane.head, !lane.stale else { return .buildCandidate }
        if !lane.gatesRequested.isEmpty { return .runGates }
        if lane.decision?.kind == .override { return .enter(.publishing) }
        switch lane.verdict {
        case .none: return .enter(.publishing)
        case .green: return reviewing(lane)
        case .pending: return .runGates
        case .flaky(let names):
            return .ask(.flakyGate, "\(names.joined(separator: ", ")): passed and failed on the same tree")
        case .red(let names):
            let once = names.filter { lane.failedOnce($0) }
            if !once.isEmpty { return .confirmRed(once) }
            if names.allSatisfy({ lane.neverBegan($0) }) {
                // No agent can mend the configuration or the machine.
                return .ask(.gatesRed, "\(names.joined(separator: ", ")) could not be started")
            }
            if lane.turnsTaken < lane.start.maxTurns { return .enter(.working) }
            return .ask(.gatesRed, "\(names.joined(separator: ", ")) not passed after \(lane.turnsTaken) turns")
        }
    }

    /// Gates are green: what is left are reviewers, who may send the lane back once and hold it for a while.
    private func reviewing(_ lane: Lane) -> LaneStep {
        let plan = ReviewPlan(lane, configuration.review, agents: model.workspace.agents)
        if plan.sendsBack > 0 { return .sendBack("\(CountWords.text(plan.sendsBack, "blocking finding")) of reviewers") }
        if plan.due.isEmpty { return .enter(.publishing) }
        guard let reason = crowded(lane) else { return .review(withoutRoom: nil) }
        if let deadline = plan.deadline, now < deadline {
            return .waitForHost("room for \(plan.due.joined(separator: ", ")) to review: \(reason)")
        }
        return .review(withoutRoom: reason)
    }

    private func publishing(_ lane: Lane) -> LaneStep {
        guard let candidate = lane.candidate else { return .enter(.gating) }
        if lane.publishedCandidate != candidate.number { return .publish }
        if lane.decision?.kind.lands == true { return .enter(.approved) }
        if let last = lane.decisions.last, last.voided == nil, last.kind == .approve, let from = last.candidate {
            let old = lane.candidates.first { $0.number == from }
            if lane.verdict == .green, let old, old.head == candidate.head, old.files == candidate.files {
                return .carryDecision(from: from, to: candidate.number, files: candidate.files.count)
            }
            return .voidDecision("the base moved and the diff is not the one that was approved")
        }
        return .enter(.inspecting)
    }

    private func inspecting(_ lane: Lane) -> LaneStep {
        if !lane.gatesRequested.isEmpty || lane.reviewRequest != nil { return .enter(.gating) }
        if lane.dueTurn == .rework { return backToWork(lane) }
        if lane.decision?.kind.lands == true { return .enter(.approved) }
        let problems = CandidateCheck(lane: lane).problems
        if let first = problems.first {
            return .ask(first.reason, problems.map(\.detail).joined(separator: "; "))
        }
        let counts = "\(CountWords.text(lane.candidate?.files.count ?? 0, "file")), \(CountWords.text(lane.candidate?.lines ?? 0, "line"))"
        let gates = lane.verdict == .none ? "; it has no gate, so landing needs an override" : ""
        return .ask(.readyToInspect, counts + gates)
    }

    /// A lane that was sent back needs room like one that begins; its boundary it never gave up.
    private func backToWork(_ lane: Lane) -> LaneStep {
        capacity.full(repository: lane.start.repository, boundary: nil).map { .wait($0) } ?? .enter(.working)
    }

    private func approved(_ lane: Lane) -> LaneStep {
        if lane.dueTurn == .rework { return backToWork(lane) }
        guard lane.decision?.kind.lands == true else { return .enter(.inspecting) }
        if let stalled = StalledDependencies(before: lane, in: model) { return .ask(.dependencyStalled, stalled.detail) }
        if configuration.policy.land == .manual, !lane.landRequested { return .wait("signalbox land \(lane.id)") }
        return LandingPlanner(model: model, policy: configuration.policy.land).step(lane)
    }

    private func afterwards(_ lane: Lane) -> LaneStep {
        if let revert = lane.revertedBy.flatMap({ model.lanes[$0] }), revert.phase.isLanded,
            [.deploying, .verifying, .done].contains(lane.phase)
        {
            return .enter(.rolledBack)
        }
        if lane.workplace != nil, !lane.released {
            return lane.attention == nil ? .release : .wait("the operator: \(lane.attention?.detail ?? "")")
        }
        let repository = configuration.repository(lane.start.repository)
        let checks = model.targets[lane.start.target]?.liveChecks ?? []
        switch lane.phase {
        case .landed:
            if let repository, repository.deploy != nil || repository.purge != nil { return .enter(.deploying) }
            return .enter(repository?.smoke.isEmpty == false || !checks.isEmpty ? .verifying : .done)
        case .deploying:
            if lane.attention?.reason == .deployFailed, lane.revertedBy == nil, lane.start.reverts == nil { return .prepareRevert }
            return lane.attention == nil ? .deploy : .wait("the operator: \(lane.attention?.detail ?? "")")
        case .verifying:
            if lane.attention?.reason == .smokeFailed, lane.revertedBy == nil, lane.start.reverts == nil { return .prepareRevert }
            return lane.attention == nil ? .smoke : .wait("the operator: \(lane.attention?.detail ?? "")")
        default:
            return .wait("it has ended: \(lane.phase.rawValue)")
        }
    }
}

extension Lane {
    /// Whether a gate of the current candidate has failed in its one execution: what fails once and passes then is flaky, and an agent sent
    /// to mend it would find nothing.
    fileprivate func failedOnce(_ gate: String) -> Bool {
        let spoken = gateRuns.filter { $0.candidate == candidate?.number && $0.gate == gate && $0.outcome?.result.speaks == true }
        return spoken.count == 1 && spoken[0].outcome?.result == .failed && spoken[0].attempt == 1
    }

    /// Whether a gate of the current candidate ended without its command having run.
    fileprivate func neverBegan(_ gate: String) -> Bool {
        let result = gateRuns.last { $0.candidate == candidate?.number && $0.gate == gate }?.outcome?.result
        return result == .failedToStart || result == .skipped
    }

    /// Whether a step failed for a reason that is not the lane's.
    fileprivate var isBroken: Bool { attention?.reason == .internalError }

    /// Whether the last decision ends a lane that has not ended yet.
    fileprivate var decidesEnd: Bool {
        guard !phase.isEnd, !phase.isLanded, phase != .landing, openTurn == nil || isBroken, let last = decisions.last else { return false }
        return last.kind == .reject || last.kind == .abandon
    }
}
