/// A target as a person writes it, before it has an identifier and before its references are resolved.
package struct TargetDraft: Codable, Equatable, Sendable {
    /// A local name that other drafts of the same file can name in `after`.
    package var key: String?
    package var repository: String
    package var title: String
    package var intent: String
    package var boundary: String?
    package var kind: String?
    package var risk: Risk?
    /// Keys of the same file, or identifiers such as `T-3`.
    package var after: [String]
    package var agent: String?
    /// The text of a replay file for the `scripted` adapter.
    package var script: String?
    package var verify: [String]
    package var liveChecks: [String]
    package var maxFiles: Int?
    package var maxLines: Int?
    package var budget: Budget?

    package init(
        key: String? = nil, repository: String, title: String, intent: String = "", boundary: String? = nil, kind: String? = nil,
        risk: Risk? = nil, after: [String] = [], agent: String? = nil, script: String? = nil, verify: [String] = [],
        liveChecks: [String] = [], maxFiles: Int? = nil, maxLines: Int? = nil, budget: Budget? = nil
    ) {
        self.key = key
        self.repository = repository
        self.title = title
        self.intent = intent
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
    }
}
