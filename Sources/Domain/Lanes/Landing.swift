/// The intent to move a branch, written before it is moved.
package struct LandingIntent: Codable, Equatable, Sendable {
    package var candidate: Int
    package var branch: String
    /// What the branch is expected to point to.
    package var expected: String
    /// The candidate's commit.
    package var commit: String

    package init(candidate: Int, branch: String, expected: String, commit: String) {
        self.candidate = candidate
        self.branch = branch
        self.expected = expected
        self.commit = commit
    }
}

/// A branch that was moved, read back from the remote afterwards.
package struct Landing: Codable, Equatable, Sendable {
    package var candidate: Int
    package var branch: String
    package var base: String
    package var commit: String
    /// The tree of the commit that the remote's branch pointed to after landing.
    package var tree: String
    package var at: Timestamp

    package init(candidate: Int, branch: String, base: String, commit: String, tree: String, at: Timestamp) {
        self.candidate = candidate
        self.branch = branch
        self.base = base
        self.commit = commit
        self.tree = tree
        self.at = at
    }
}

/// The steps after landing.
package enum DeliveryStep: String, Codable, CaseIterable, Sendable {
    case deploy, purge, smoke
    /// A live check that runs again later (evidence tier 3).
    case reverify
}

/// Three values: what could not be found out is neither passed nor failed.
package enum DeliveryResult: String, Codable, CaseIterable, Sendable {
    case passed, failed, unknown
}

/// One execution after landing.
package struct DeliveryRun: Codable, Equatable, Sendable {
    package var step: DeliveryStep
    /// The smoke check's name; the step's own name for deploy and purge.
    package var name: String
    package var attempt: Int
    package var job: String
    package var startedAt: Timestamp
    package var endedAt: Timestamp?
    package var result: DeliveryResult?
    package var detail: String
    /// What was served, as far as the check read it (bounded).
    package var served: String?
    package var log: String?

    package init(step: DeliveryStep, name: String, attempt: Int, job: String, startedAt: Timestamp) {
        self.step = step
        self.name = name
        self.attempt = attempt
        self.job = job
        self.startedAt = startedAt
        self.detail = ""
    }
}
