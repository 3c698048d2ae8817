/// What `target edit` changes; nil leaves a field as it is.
package struct TargetChange: Codable, Equatable, Sendable {
    package var title: String?
    package var intent: String?
    package var boundary: String?
    package var kind: String?
    package var risk: Risk?
    package var after: [String]?
    package var agent: String?
    package var verify: [String]?
    package var liveChecks: [String]?

    package init(
        title: String? = nil, intent: String? = nil, boundary: String? = nil, kind: String? = nil, risk: Risk? = nil,
        after: [String]? = nil, agent: String? = nil, verify: [String]? = nil, liveChecks: [String]? = nil
    ) {
        self.title = title
        self.intent = intent
        self.boundary = boundary
        self.kind = kind
        self.risk = risk
        self.after = after
        self.agent = agent
        self.verify = verify
        self.liveChecks = liveChecks
    }

    /// Whether it says nothing but what must land first, which may change while a lane is at work on the target.
    package var onlyOrders: Bool {
        var rest = self
        rest.after = nil
        return after != nil && rest == TargetChange()
    }
}
