import Domain

/// What the events say about one lane, read in their order by this room's own code: the audit does not use the fold that the server uses.
struct LaneTrail: Sendable {
    struct Evidence: Sendable {
        let outcome: GateOutcome
        let sequence: Int64
    }

    let lane: LaneID
    let start: LaneStart
    private(set) var candidates: [Int: Candidate] = [:]
    /// By candidate and gate: every end of an execution.
    private(set) var gates: [Int: [String: [Evidence]]] = [:]
    private(set) var decision: (decision: Decision, candidate: Int?, actor: String, sequence: Int64)?
    private(set) var published: (candidate: Int, block: String)?
    private(set) var intent: (intent: LandingIntent, sequence: Int64)?
    /// What the target came after when the lane landed; later edits of the target change nothing about that.
    var after: [TargetID] = []
    private(set) var pace = PaceTrail()
    private(set) var landing: (landing: Landing, sequence: Int64)?

    init(lane: LaneID, start: LaneStart) {
        self.lane = lane
        self.start = start
    }

    mutating func read(_ event: LaneEvent, actor: String, sequence: Int64) {
        pace.read(event)
        switch event {
        case .candidateBuilt(let candidate): candidates[candidate.number] = candidate
        case .gateEnded(let candidate, let gate, _, let outcome):
            gates[candidate, default: [:]][gate, default: []].append(Evidence(outcome: outcome, sequence: sequence))
        case .decided(let made): decision = (made, made.candidate, actor, sequence)
        case .decisionVoided: decision = nil
        // A new turn voids whatever stood before it.
        case .turnStarted: decision = nil
        case .decisionCarried(_, let to, _): decision?.candidate = to
        case .published(_, let candidate, _, let block): published = (candidate, block)
        case .landingStarted(let made): intent = (made, sequence)
        case .landed(let made): landing = (made, sequence)
        default: break
        }
    }
}
