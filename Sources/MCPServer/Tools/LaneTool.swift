/// The tools by their names in the protocol.
enum LaneTool: String, CaseIterable, Sendable {
    case target, rules, history, report, ask, handoff, search, read, gates, claim
    case reportFinding = "report_finding"

    /// What a reviewer has, and nobody else.
    static let ofReviews: [LaneTool] = [.reportFinding]
    static let ofLanes = allCases.filter { !ofReviews.contains($0) }

    /// Whether it can take so long that a waiting client needs signs of life.
    var isLong: Bool { self == .ask || self == .gates }
}
