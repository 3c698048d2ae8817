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
