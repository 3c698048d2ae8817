extension Lane {
    /// The state machine of a lane. Refuses, without any change, an event that does not fit.
    ///
    /// The guards that matter most: `landing` needs the standing decision of a person for exactly this candidate, and green gates
    /// unless that decision is an override; `landed` needs the very commit of the intent and its gated tree.
    package mutating func on(_ event: LaneEvent, at: Timestamp) throws(LaneRefusal) {
        var next = self
        try next.take(event, at: at)
        self = next
    }

    /// As ``on(_:at:)``, but after a refusal the lane is good for nothing.
    mutating func take(_ event: LaneEvent, at: Timestamp) throws(LaneRefusal) {
        switch event {
        case .phase(let new, let note):
            try enter(new, note: note, at: at)
        case .prepared, .setupEnded, .turnStarted, .turnEnded:
            try work(event, at: at)
        case .confined, .briefed, .sessionOpened, .asked, .answered, .askWithdrawn, .ruled, .usage, .messaged, .stopRequested,
            .watchdogFound,
            .networkSeen, .reported, .neighboursPinned:
            try converse(event, at: at)
        case .handoffProposed, .handoffScoped, .handoffDeclined:
            try hand(event, at: at)
        case .candidateBuilt, .conflicted, .gateStarted, .gateEnded, .gatesRequested:
            try gate(event, at: at)
        case .reviewStarted, .reviewNoted, .reviewEnded, .findingReported, .reviewsRequested:
            try review(event, at: at)
        case .published, .looked, .viewed, .commented, .decided, .decisionVoided, .decisionCarried:
            try inspect(event, at: at)
        case .landRequested, .landingStarted, .baseMoved, .landed, .deliveryStarted, .deliveryEnded, .revertPrepared:
            try land(event, at: at)
        case .needsOperator(let reason, let detail):
            guard !phase.isEnd || (workplace != nil && !released) else { throw refusal("it has ended") }
            attention = Attention(reason: reason, detail: detail, since: at)
        case .cleared(let reason):
            guard reason.passesByItself, attention?.reason == reason else { throw refusal("it does not ask because of \(reason.rawValue)") }
            attention = nil
        case .retried:
            guard attention != nil else { throw refusal("nothing waits for another try") }
            attention = nil
            turnsForgiven = turns.count
            if phase == .working, !hasOpenTurn { dueTurn = turns.isEmpty ? firstCause : .retry }
            callOperator(at: at)
        case .snapshotTaken(let ref, _, _):
            if !snapshots.contains(ref) { snapshots.append(ref) }
        case .released(let retained):
            released = true
            if phase.isEnd { attention = nil }
            self.retained = retained
        case .restored:
            break
        case .forgotten(_, let reason):
            guard LaneRecords(lane: self).isOver else { throw refusal("it has not ended") }
            forgotten = reason
        case .paused:
            guard !phase.isEnd else { throw refusal("it has ended") }
            paused = true
        case .resumed:
            paused = false
        }
    }

    func refusal(_ message: String) -> LaneRefusal { LaneRefusal(lane: id, message) }

    private mutating func enter(_ new: Phase, note: String, at: Timestamp) throws(LaneRefusal) {
        guard phase.successors.contains(new) else { throw refusal("\(new.rawValue) cannot follow \(phase.rawValue)") }
        switch new {
        case .working:
            guard workplace != nil else { throw refusal("there is no worktree yet") }
            try checkReviewed()
            if sendsBackForReview {
                guard !blockingFindings.isEmpty else { throw refusal("nothing sends a green candidate back") }
                guard !wasSentBackByReview else { throw refusal("reviewers send a lane back once") }
            }
        case .gating:
            guard head != nil, !hasOpenTurn else { throw refusal("no turn has produced anything to gate") }
        case .publishing:
            guard candidate != nil else { throw refusal("there is no candidate") }
            try checkReviewed()
            guard verdict == .green || verdict == .none || decision?.kind == .override else { throw refusal("the gates are not green") }
        case .inspecting:
            guard publishedCandidate == candidate?.number, candidate != nil else { throw refusal("the candidate is not published") }
        case .approved:
            guard decision?.kind.lands == true else { throw refusal("nobody has approved this candidate") }
            guard publishedCandidate == candidate?.number else { throw refusal("the candidate is not published") }
        case .landing:
            throw refusal("landing starts with its intent")
        case .landed:
            guard landed != nil else { throw refusal("nothing has landed") }
        case .abandoned:
            guard decisions.last?.kind == .abandon else { throw refusal("nobody has abandoned it") }
        case .rejected:
            guard decisions.last?.kind == .reject else { throw refusal("nobody has rejected it") }
        case .queued, .preparing, .deploying, .verifying, .done, .rolledBack:
            break
        }
        move(to: new, note: note, at: at)
    }

    /// No reviewer is left behind at work.
    private func checkReviewed() throws(LaneRefusal) {
        if let open = openReviews.first { throw refusal("review \(open.number) by \(open.start.reviewer) is running") }
    }

    /// Whether work that begins now would be for the reviewers: nothing else is wrong.
    private var sendsBackForReview: Bool { phase == .gating && dueTurn == nil && conflict == nil && verdict == .green }

    private var firstCause: TurnCause { start.reverts == nil ? .first : .revert }

    mutating func move(to new: Phase, note: String, at: Timestamp) {
        switch (phase, new) {
        case (.preparing, .working): dueTurn = firstCause
        case (.gating, .working) where dueTurn == nil:
            dueTurn = sendsBackForReview ? .review : conflict == nil ? .gates : .conflict
        default: break
        }
        if new.isEnd, let open = openTurn {
            // Ended while its turn could not be read: the turn ends with it, never as a success.
            turns[turns.count - 1].endedAt = at
            turns[turns.count - 1].outcome = TurnOutcome(ending: .aborted, detail: "the lane ended", head: open.from, newCommits: 0)
        }
        if new.isEnd { endReviews(at: at) }
        // Whatever came of it: nothing of the candidate is reviewed any more.
        if new == .inspecting { reviewRequest = nil }
        phase = new
        phases.append(PhaseEntry(phase: new, at: at, note: note))
        attention = nil
    }
}
