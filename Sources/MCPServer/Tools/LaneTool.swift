/// The tools by their names in the protocol.
enum LaneTool: String, CaseIterable, Sendable {
    case target, rules, history, report, ask, handoff, search, read, gates, claim

    /// Whether it can take so long that a waiting client needs signs of life.
    var isLong: Bool { self == .ask || self == .gates }
}
