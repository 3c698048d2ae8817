/// Everything that can happen to a lane. The ledger holds these; ``Lane`` is their fold.
package enum LaneEvent: Codable, Equatable, Sendable {
    /// The write-ahead phase marker.
    case phase(Phase, note: String)
    case prepared(Workplace)
    case setupEnded(job: String, passed: Bool, detail: String, log: String?)
    case turnStarted(number: Int, cause: TurnCause, job: String, prompt: String, from: String, comments: [Int])
    case turnEnded(number: Int, TurnOutcome)
    case candidateBuilt(Candidate)
    case conflicted(base: String, head: String, paths: [String])
    case gateStarted(candidate: Int, gate: String, attempt: Int, job: String)
    case gateEnded(candidate: Int, gate: String, attempt: Int, GateOutcome)
    /// The operator wants these gates of the current candidate run once more.
    case gatesRequested([String])
    case published(number: Int, candidate: Int, body: String, block: String)
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
    /// Another try at what had failed.
    case retried
    case snapshotTaken(ref: String, commit: String, leftOut: [String])
    case released(retained: String?)
    case restored(path: String)
    case paused
    case resumed
    case revertPrepared(LaneID)

    // The names that values have in the ledger's JSON (SE-0295).
    private enum PhaseCodingKeys: String, CodingKey { case _0 = "to", note }
    private enum PreparedCodingKeys: String, CodingKey { case _0 = "place" }
    private enum TurnEndedCodingKeys: String, CodingKey { case number, _1 = "outcome" }
    private enum CandidateBuiltCodingKeys: String, CodingKey { case _0 = "candidate" }
    private enum GateEndedCodingKeys: String, CodingKey { case candidate, gate, attempt, _3 = "outcome" }
    private enum GatesRequestedCodingKeys: String, CodingKey { case _0 = "gates" }
    private enum ViewedCodingKeys: String, CodingKey { case _0 = "marks" }
    private enum CommentedCodingKeys: String, CodingKey { case _0 = "comment" }
    private enum DecidedCodingKeys: String, CodingKey { case _0 = "decision" }
    private enum DecisionVoidedCodingKeys: String, CodingKey { case _0 = "reason" }
    private enum LandingStartedCodingKeys: String, CodingKey { case _0 = "intent" }
    private enum LandedCodingKeys: String, CodingKey { case _0 = "landing" }
    private enum NeedsOperatorCodingKeys: String, CodingKey { case _0 = "reason", detail }
    private enum RevertPreparedCodingKeys: String, CodingKey { case _0 = "lane" }
}
