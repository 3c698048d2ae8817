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
    /// An empty one takes the target's own budget away.
    package var budget: Budget?

    package init(
        title: String? = nil, intent: String? = nil, boundary: String? = nil, kind: String? = nil, risk: Risk? = nil,
        after: [String]? = nil, agent: String? = nil, verify: [String]? = nil, liveChecks: [String]? = nil,
        budget: Budget? = nil
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
        self.budget = budget
    }

    /// Whether it says nothing but what may change while a lane is at work on the target: what must land first, and what may be used.
    package var onlySteers: Bool {
        var rest = self
        rest.after = nil
        rest.budget = nil
        return self != TargetChange() && rest == TargetChange()
    }

    /// Whether it says nothing but what must land first.
    package var onlyOrders: Bool {
        var rest = self
        rest.after = nil
        return after != nil && rest == TargetChange()
    }
}
