/// Why a lane needs the operator. A lane that has none of these can be ignored.
package enum AttentionReason: String, Codable, CaseIterable, Sendable {
    case readyToInspect = "ready-to-inspect"
    case overSize = "over-size"
    case outsideBoundary = "outside-boundary"
    case gatesRed = "gates-red"
    case flakyGate = "flaky-gate"
    case conflict
    case nothingDone = "nothing-done"
    case leftovers
    /// An agent waits for a permission.
    case permissionAsked = "permission-asked"
    /// An agent waits for an answer.
    case question
    case budgetSpent = "budget-spent"
    /// A watchdog found no progress, and the policy's retries are used up.
    case agentStuck = "agent-stuck"
    /// There is no sandbox, and the lane's risk or definition wants one.
    case unconfined
    case agentFailed = "agent-failed"
    case setupFailed = "setup-failed"
    /// What must land first has not landed, and no lane is on its way with it.
    case dependencyStalled = "dependency-stalled"
    case landingRefused = "landing-refused"
    case deployFailed = "deploy-failed"
    case smokeFailed = "smoke-failed"
    case stopped
    case alarm
    case internalError = "internal-error"

    /// Whether it can come right without an answer to it, by what happens in other lanes.
    package var passesByItself: Bool { self == .dependencyStalled }
}

/// A lane's call for the operator.
package struct Attention: Codable, Equatable, Sendable {
    package var reason: AttentionReason
    /// What happened, with its numbers, in one or a few lines.
    package var detail: String
    package var since: Timestamp

    package init(reason: AttentionReason, detail: String, since: Timestamp) {
        self.reason = reason
        self.detail = detail
        self.since = since
    }
}

/// Whose turn a lane is.
package enum NextActor: String, Codable, CaseIterable, Sendable {
    case agent, gates, `operator`, queue, forge, nobody
}
