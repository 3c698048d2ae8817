/// Where a lane works.
package struct Workplace: Codable, Equatable, Sendable {
    package var path: String
    package var branch: String
    /// The commit the branch started from.
    package var base: String
    /// First of a block of ten ports.
    package var port: Int

    package init(path: String, branch: String, base: String, port: Int) {
        self.path = path
        self.branch = branch
        self.base = base
        self.port = port
    }
}

/// One execution of the setup command.
package struct SetupRun: Codable, Equatable, Sendable {
    package var job: String
    package var passed: Bool
    package var detail: String
    /// Blob of the output.
    package var log: String?
    package var at: Timestamp

    package init(job: String, passed: Bool, detail: String, log: String?, at: Timestamp) {
        self.job = job
        self.passed = passed
        self.detail = detail
        self.log = log
        self.at = at
    }
}

/// A phase and when the lane entered it.
package struct PhaseEntry: Codable, Equatable, Sendable {
    package var phase: Phase
    package var at: Timestamp
    package var note: String

    package init(phase: Phase, at: Timestamp, note: String) {
        self.phase = phase
        self.at = at
        self.note = note
    }
}
