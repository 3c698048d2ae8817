/// What the operator needs to judge a candidate, all but the lines themselves.
package struct Inspection: Equatable, Sendable {
    package var lane: Lane
    package var candidate: Candidate
    /// In tree order.
    package var files: [InspectedFile]
    /// Seen as changed in an older candidate, and changed no more.
    package var noLongerChanged: [String]
    package var claims: [ClaimFinding]
    package var risk: [RiskReason]
    package var collisions: [Collision]
    /// Why collisions are not known, in words; nil when they are.
    package var collisionsUnknown: String?
    /// Newest first.
    package var commits: [CandidateCommit]

    package init(
        lane: Lane, candidate: Candidate, files: [InspectedFile], noLongerChanged: [String], claims: [ClaimFinding], risk: [RiskReason],
        collisions: [Collision], collisionsUnknown: String? = nil, commits: [CandidateCommit]
    ) {
        self.lane = lane
        self.candidate = candidate
        self.files = files
        self.noLongerChanged = noLongerChanged
        self.claims = claims
        self.risk = risk
        self.collisions = collisions
        self.collisionsUnknown = collisionsUnknown
        self.commits = commits
    }
}
