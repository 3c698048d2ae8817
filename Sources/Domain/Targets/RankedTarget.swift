/// A target that is ready (or why it is not), with the reasons for its place in words.
package struct RankedTarget: Codable, Equatable, Sendable {
    package var target: TargetID
    package var title: String
    package var repository: String
    package var boundary: String?
    package var risk: Risk
    package var kind: String
    package var ready: Bool
    /// Reasons for its place (`unblocks 3`, `high risk needs you fresh`), or what it waits for.
    package var reasons: [String]

    package init(
        target: TargetID, title: String, repository: String, boundary: String?, risk: Risk, kind: String, ready: Bool, reasons: [String]
    ) {
        self.target = target
        self.title = title
        self.repository = repository
        self.boundary = boundary
        self.risk = risk
        self.kind = kind
        self.ready = ready
        self.reasons = reasons
    }
}
