package import Domain

/// A lane's candidate as the operator judges it: everything but the lines, which ``Endpoints/fileDiff`` gives.
package struct InspectionView: Codable, Equatable, Sendable {
    package var lane: LaneID
    package var target: TargetID
    package var title: String
    package var repository: String
    package var boundary: String?
    package var risk: Risk
    package var phase: Phase
    package var pullRequest: Int?
    package var candidate: InspectedCandidate
    /// In tree order: at each level folders first.
    package var files: [InspectedFile]
    /// Seen as changed in an older candidate, and changed no more.
    package var noLongerChanged: [String]
    package var claims: [ClaimFinding]
    /// `green`, `red`, `flaky`, `pending` or `none`.
    package var verdict: String
    package var gates: [GateView]
    /// Why it is the risk that it is, in words.
    package var riskReasons: [RiskReason]
    /// Other lanes in flight whose changes meet this candidate's.
    package var collisions: [Collision]
    /// Why collisions are not known, in words; nil when they are.
    package var collisionsUnknown: String?
    package var comments: [Comment]
    /// The agent's commits, newest first.
    package var commits: [CandidateCommit]

    package init(_ inspection: Inspection) {
        let lane = inspection.lane
        self.lane = lane.id
        target = lane.start.target
        title = lane.start.title
        repository = lane.start.repository
        boundary = lane.start.boundary
        risk = lane.start.risk
        phase = lane.phase
        pullRequest = lane.pullRequest
        let view = CandidateView(inspection.candidate, lane: lane)
        candidate = InspectedCandidate(inspection.candidate)
        files = inspection.files
        noLongerChanged = inspection.noLongerChanged
        claims = inspection.claims
        verdict = view.verdict
        gates = view.gates
        riskReasons = inspection.risk
        collisions = inspection.collisions
        collisionsUnknown = inspection.collisionsUnknown
        comments = lane.comments
        commits = inspection.commits
    }
}

/// The exact commit that is inspected.
package struct InspectedCandidate: Codable, Equatable, Sendable {
    package var number: Int
    package var commit: String
    package var tree: String
    package var base: String
    package var head: String
    /// Added and removed lines.
    package var lines: Int

    package init(_ candidate: Candidate) {
        number = candidate.number
        commit = candidate.commit
        tree = candidate.tree
        base = candidate.base
        head = candidate.head
        lines = candidate.lines
    }
}
