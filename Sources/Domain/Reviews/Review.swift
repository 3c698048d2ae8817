/// What a review is started with, written before its job is.
package struct ReviewStart: Codable, Equatable, Sendable {
    package var candidate: Int
    package var tree: String
    /// The agent definition.
    package var reviewer: String
    /// Blob of the definition as it was then.
    package var definition: String
    /// The severities that send the lane back, as the policy was then.
    package var blocking: [Severity]
    /// Seconds that the lane waits for this review, from now on.
    package var timeoutSeconds: Int
    package var job: String
    /// Blob of the exact prompt.
    package var prompt: String

    package init(
        candidate: Int, tree: String, reviewer: String, definition: String, blocking: [Severity], timeoutSeconds: Int, job: String,
        prompt: String
    ) {
        self.candidate = candidate
        self.tree = tree
        self.reviewer = reviewer
        self.definition = definition
        self.blocking = blocking
        self.timeoutSeconds = timeoutSeconds
        self.job = job
        self.prompt = prompt
    }
}

/// One run of a reviewer on a candidate whose gates are green. What it finds are claims.
package struct Review: Engagement, Codable, Equatable {
    /// Counts from 1 within the lane.
    package let number: Int
    package let start: ReviewStart
    package let startedAt: Timestamp
    package var endedAt: Timestamp?
    package var outcome: ReviewOutcome?
    package var session: AgentSession?
    package var meter: UsageMeter?
    package var usage: TurnUsage?
    package var confinement: Confinement?
    package var briefing: String?
    package var contacts = 0
    package var watchdogFindings: [String] = []
    package var ruled: [String: Int] = [:]
    package var rest: TurnRest?

    package init(number: Int, start: ReviewStart, startedAt: Timestamp) {
        self.number = number
        self.start = start
        self.startedAt = startedAt
    }

    package var job: String { start.job }
    package var prompt: String { start.prompt }
    package var entries: String? { outcome?.entries }
    package var isOpen: Bool { endedAt == nil }
    package var findings: [Finding] { outcome?.findings ?? [] }
    /// The findings that send the lane back by policy.
    package var blocking: [Finding] { findings.filter { start.blocking.contains($0.severity) } }
    /// When the lane waits for it no longer.
    package var deadline: Timestamp { Timestamp(milliseconds: startedAt.milliseconds + Int64(start.timeoutSeconds) * 1000) }
}
