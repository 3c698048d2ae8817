/// Everything that can happen to a lane. The ledger holds these; ``Lane`` is their fold.
package indirect enum LaneEvent: Codable, Equatable, Sendable {
    /// The write-ahead phase marker.
    case phase(Phase, note: String)
    case prepared(Workplace)
    case setupEnded(job: String, passed: Bool, detail: String, log: String?)
    case turnStarted(number: Int, cause: TurnCause, job: String, prompt: String, from: String, comments: [Int])
    case turnEnded(number: Int, TurnOutcome)
    /// How the turn's agent is held; written before its job is started.
    case confined(turn: Int, Confinement)
    /// Blob of what the agent is told beside its prompt.
    case briefed(turn: Int, text: String)
    case sessionOpened(turn: Int, AgentSession)
    /// An agent waits for the operator. Written before anybody is told.
    case asked(Ask)
    /// Written before the agent is told.
    case answered(AskID, Answer)
    case askWithdrawn(AskID)
    /// The policy answered by itself; the rule is in the answer.
    case ruled(turn: Int, AgentAsk, Answer)
    /// What the turn has used so far. Later ones replace earlier ones.
    case usage(turn: Int, TurnUsage, UsageMeter)
    /// The operator speaks to the agent. Written before it is said.
    case messaged(OperatorMessage)
    /// The operator wants the running turn to end.
    case stopRequested
    case watchdogFound(turn: Int, finding: String)
    case networkSeen(turn: Int, [NetworkContact])
    case reported(turn: Int, AgentReport)
    /// The commits of the other repositories that the turn's agent may look at, by the repository's name.
    case neighboursPinned(turn: Int, [String: String])
    /// The agent proposes work in another repository.
    case handoffProposed(Handoff)
    /// The operator made a target of it.
    case handoffScoped(HandoffID, TargetID)
    case handoffDeclined(HandoffID, reason: String)
    case candidateBuilt(Candidate)
    case conflicted(base: String, head: String, paths: [String])
    case gateStarted(candidate: Int, gate: String, attempt: Int, job: String)
    case gateEnded(candidate: Int, gate: String, attempt: Int, GateOutcome)
    /// A reviewer begins to look at the current candidate; written before its job is started.
    case reviewStarted(number: Int, ReviewStart)
    case reviewNoted(review: Int, EngagementNote)
    case reviewEnded(review: Int, ReviewOutcome)
    /// What a reviewer said by its tool while it worked: a claim. It may be said twice.
    case findingReported(review: Int, Finding)
    /// The operator wants these reviewers to look at the current candidate once more.
    case reviewsRequested([String])
    /// The operator wants these gates of the current candidate run once more.
    case gatesRequested([String])
    case published(number: Int, candidate: Int, body: String, block: String)
    /// What the operator had before them, as far as the server believes it.
    case looked(Look)
    case viewed([ViewedMark])
    case commented(Comment)
    case decided(Decision)
    case decisionVoided(String)
    /// The base moved and every file's diff stayed the same: the decision holds for the new candidate.
    case decisionCarried(from: Int, to: Int, files: Int)
    case landRequested
    case landingStarted(LandingIntent)
    case baseMoved(expected: String, found: String)
    case landed(Landing)
    case deliveryStarted(step: DeliveryStep, name: String, attempt: Int, job: String)
    case deliveryEnded(
        step: DeliveryStep, name: String, attempt: Int, result: DeliveryResult, detail: String, served: String?, log: String?)
    case needsOperator(AttentionReason, detail: String)
    /// What it asked the operator about came right by itself.
    case cleared(AttentionReason)
    /// Another try at what had failed.
    case retried
    case snapshotTaken(ref: String, commit: String, leftOut: [String])
    case released(retained: String?)
    case restored(path: String)
    /// Refs of the lane are removed, by the retention that the operator set. Written before they are.
    case forgotten(refs: [String], reason: String)
    case paused
    case resumed
    case revertPrepared(LaneID)

    // The names that values have in the ledger's JSON (SE-0295).
    private enum PhaseCodingKeys: String, CodingKey { case _0 = "to", note }
    private enum PreparedCodingKeys: String, CodingKey { case _0 = "place" }
    private enum TurnEndedCodingKeys: String, CodingKey { case number, _1 = "outcome" }
    private enum ConfinedCodingKeys: String, CodingKey { case turn, _1 = "confinement" }
    private enum SessionOpenedCodingKeys: String, CodingKey { case turn, _1 = "session" }
    private enum AskedCodingKeys: String, CodingKey { case _0 = "ask" }
    private enum AnsweredCodingKeys: String, CodingKey { case _0 = "id", _1 = "answer" }
    private enum AskWithdrawnCodingKeys: String, CodingKey { case _0 = "id" }
    private enum RuledCodingKeys: String, CodingKey { case turn, _1 = "ask", _2 = "answer" }
    private enum UsageCodingKeys: String, CodingKey { case turn, _1 = "usage", _2 = "meter" }
    private enum MessagedCodingKeys: String, CodingKey { case _0 = "message" }
    private enum NetworkSeenCodingKeys: String, CodingKey { case turn, _1 = "contacts" }
    private enum ReportedCodingKeys: String, CodingKey { case turn, _1 = "report" }
    private enum NeighboursPinnedCodingKeys: String, CodingKey { case turn, _1 = "commits" }
    private enum HandoffProposedCodingKeys: String, CodingKey { case _0 = "handoff" }
    private enum HandoffScopedCodingKeys: String, CodingKey { case _0 = "id", _1 = "target" }
    private enum HandoffDeclinedCodingKeys: String, CodingKey { case _0 = "id", reason }
    private enum CandidateBuiltCodingKeys: String, CodingKey { case _0 = "candidate" }
    private enum GateEndedCodingKeys: String, CodingKey { case candidate, gate, attempt, _3 = "outcome" }
    private enum ReviewStartedCodingKeys: String, CodingKey { case number, _1 = "start" }
    private enum ReviewNotedCodingKeys: String, CodingKey { case review, _1 = "note" }
    private enum ReviewEndedCodingKeys: String, CodingKey { case review, _1 = "outcome" }
    private enum FindingReportedCodingKeys: String, CodingKey { case review, _1 = "finding" }
    private enum ReviewsRequestedCodingKeys: String, CodingKey { case _0 = "reviewers" }
    private enum GatesRequestedCodingKeys: String, CodingKey { case _0 = "gates" }
    private enum LookedCodingKeys: String, CodingKey { case _0 = "look" }
    private enum ViewedCodingKeys: String, CodingKey { case _0 = "marks" }
    private enum CommentedCodingKeys: String, CodingKey { case _0 = "comment" }
    private enum DecidedCodingKeys: String, CodingKey { case _0 = "decision" }
    private enum DecisionVoidedCodingKeys: String, CodingKey { case _0 = "reason" }
    private enum LandingStartedCodingKeys: String, CodingKey { case _0 = "intent" }
    private enum LandedCodingKeys: String, CodingKey { case _0 = "landing" }
    private enum NeedsOperatorCodingKeys: String, CodingKey { case _0 = "reason", detail }
    private enum ClearedCodingKeys: String, CodingKey { case _0 = "reason" }
    private enum RevertPreparedCodingKeys: String, CodingKey { case _0 = "lane" }
}
