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

/// The operator wants reviewers to look at the current candidate once more.
package struct ReviewRequest: Codable, Equatable, Sendable {
    /// Agent definitions that have not begun yet.
    package var reviewers: [String]
    package var at: Timestamp

    package init(reviewers: [String], at: Timestamp) {
        self.reviewers = reviewers
        self.at = at
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
    /// What it reported by its tool while it worked, as it was said, oldest first.
    package var reported: [Finding] = []
    /// The later review by the same reviewer that completed and so takes its place.
    package var supersededBy: Int?

    package init(number: Int, start: ReviewStart, startedAt: Timestamp) {
        self.number = number
        self.start = start
        self.startedAt = startedAt
    }

    package var job: String { start.job }
    package var prompt: String { start.prompt }
    package var entries: String? { outcome?.entries }
    package var isOpen: Bool { endedAt == nil }
    /// Each once: those of its end and those that it reported; before its end only these.
    package var findings: [Finding] { outcome?.findings ?? Finding.merged(reported) }
    /// The findings that send the lane back by policy.
    package var blocking: [Finding] { findings.filter { start.blocking.contains($0.severity) } }
    /// When the lane waits for it no longer.
    package var deadline: Timestamp { Timestamp(milliseconds: startedAt.milliseconds + Int64(start.timeoutSeconds) * 1000) }
}
