/// One entry of the `review` section: an agent definition and the lanes that it reviews.
package struct ReviewerConfiguration: Codable, Equatable, Sendable {
    package var agent: String
    /// Empty means every repository, boundary, risk.
    package var repositories: [String]
    package var boundaries: [String]
    package var risks: [Risk]

    package init(agent: String, repositories: [String] = [], boundaries: [String] = [], risks: [Risk] = []) {
        self.agent = agent
        self.repositories = repositories
        self.boundaries = boundaries
        self.risks = risks
    }

    /// Whether it reviews lanes that were started so.
    package func covers(_ start: LaneStart) -> Bool {
        (repositories.isEmpty || repositories.contains(start.repository))
            && (boundaries.isEmpty || start.boundary.map { boundaries.contains($0) } ?? false)
            && (risks.isEmpty || risks.contains(start.risk))
    }
}

/// The `review` section of `signalbox.yaml`: who looks at a candidate with green gates before the operator.
package struct ReviewConfiguration: Codable, Equatable, Sendable {
    package var reviewers: [ReviewerConfiguration]
    /// Findings of these severities send the lane back.
    package var blocking: [Severity]
    /// Whether the lane goes back to its agent, once, for blocking findings.
    package var sendBack: Bool
    /// How long a lane waits for its reviewers.
    package var timeoutSeconds: Int

    package init(
        reviewers: [ReviewerConfiguration] = [], blocking: [Severity] = [.critical, .high], sendBack: Bool = true,
        timeoutSeconds: Int = 600
    ) {
        self.reviewers = reviewers
        self.blocking = blocking
        self.sendBack = sendBack
        self.timeoutSeconds = timeoutSeconds
    }
}
