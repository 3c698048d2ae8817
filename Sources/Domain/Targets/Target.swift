/// One scoped piece of work.
package struct Target: Codable, Equatable, Sendable {
    package let id: TargetID
    package var title: String
    package var intent: String
    package var repository: String
    package var boundary: String?
    package var kind: String
    package var risk: Risk
    package var after: [TargetID]
    /// The agent definition to dispatch to; nil means the first of the workspace.
    package var agent: String?
    /// The replay file's text for the `scripted` adapter.
    package var script: String?
    /// Commands that show that the target is met, run as gates of this target's candidates.
    package var verify: [String]
    /// Commands that check the landed change where it is live (and again later).
    package var liveChecks: [String]
    /// A size budget of its own; nil means the policy's.
    package var maxFiles: Int?
    package var maxLines: Int?
    /// What its lanes together may use, beside the workspace's limits; nil means no limit of its own.
    package var budget: Budget?
    package var addedAt: Timestamp
    package var dropped: String?
    /// The lane whose landing this target reverts.
    package var reverts: LaneID?

    package init(
        id: TargetID, title: String, intent: String, repository: String, boundary: String? = nil, kind: String, risk: Risk,
        after: [TargetID] = [], agent: String? = nil, script: String? = nil, verify: [String] = [], liveChecks: [String] = [],
        maxFiles: Int? = nil, maxLines: Int? = nil, budget: Budget? = nil, addedAt: Timestamp = Timestamp(milliseconds: 0),
        reverts: LaneID? = nil
    ) {
        self.id = id
        self.title = title
        self.intent = intent
        self.repository = repository
        self.boundary = boundary
        self.kind = kind
        self.risk = risk
        self.after = after
        self.agent = agent
        self.script = script
        self.verify = verify
        self.liveChecks = liveChecks
        self.maxFiles = maxFiles
        self.maxLines = maxLines
        self.budget = budget
        self.addedAt = addedAt
        self.reverts = reverts
    }
}
