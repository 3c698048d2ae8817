/// Who acts next, as the board groups lanes: in the order in which an operator looks at them.
package enum BoardGroup: String, Codable, CaseIterable, Sendable {
    case needsYou = "needs-you"
    case ready
    case working
    case landing
    /// Ended today, or landed with everything behind it.
    case done

    package var title: String {
        switch self {
        case .needsYou: "Needs you"
        case .ready: "Ready to inspect"
        case .working: "Working"
        case .landing: "Landing"
        case .done: "Done today"
        }
    }

    /// The group of a lane; nil when it ended before the day began and nothing of it is open.
    package static func of(_ lane: Lane, dayStart: Timestamp) -> BoardGroup? {
        if let attention = lane.attention { return attention.reason == .readyToInspect ? .ready : .needsYou }
        if lane.phase.isEnd { return lane.phaseSince >= dayStart ? .done : nil }
        switch lane.phase {
        case .inspecting: return .ready
        case .approved, .landing, .landed, .deploying, .verifying: return .landing
        default: return .working
        }
    }
}
