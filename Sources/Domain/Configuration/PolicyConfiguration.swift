/// What happens to files that an agent left uncommitted at the end of a turn.
package enum LeftoverPolicy: String, Codable, CaseIterable, Sendable {
    /// Signalbox commits them under its own name, and says so.
    case commit
    /// The turn does not count; the lane asks the operator.
    case refuse
}

/// When an approved candidate lands.
package enum LandPolicy: String, Codable, CaseIterable, Sendable {
    case automatic
    /// After `signalbox land`.
    case manual
}

/// The limits of a workspace.
package struct PolicyConfiguration: Codable, Equatable, Sendable {
    /// Lanes at work at once (agent or gates; a lane waiting for the operator holds none of this).
    package var lanes: Int
    package var lanesPerRepository: Int
    package var lanesPerBoundary: Int
    /// Agent turns a lane may take on its own before the operator is asked.
    package var maxTurns: Int
    /// Gate commands at once over all lanes.
    package var gateSlots: Int
    /// A pull request over either number goes to the operator.
    package var maxFiles: Int
    package var maxLines: Int
    package var leftovers: LeftoverPolicy
    package var land: LandPolicy
    /// Ignored files larger than this in sum are not part of a snapshot (they are named in it).
    package var snapshotIgnoredBytes: Int

    package init(
        lanes: Int = 12, lanesPerRepository: Int = 3, lanesPerBoundary: Int = 1, maxTurns: Int = 3, gateSlots: Int = 2,
        maxFiles: Int = 20, maxLines: Int = 400, leftovers: LeftoverPolicy = .commit, land: LandPolicy = .automatic,
        snapshotIgnoredBytes: Int = 64_000_000
    ) {
        self.lanes = lanes
        self.lanesPerRepository = lanesPerRepository
        self.lanesPerBoundary = lanesPerBoundary
        self.maxTurns = maxTurns
        self.gateSlots = gateSlots
        self.maxFiles = maxFiles
        self.maxLines = maxLines
        self.leftovers = leftovers
        self.land = land
        self.snapshotIgnoredBytes = snapshotIgnoredBytes
    }
}

/// Which variables of the operator's environment reach jobs.
package struct EnvironmentConfiguration: Codable, Equatable, Sendable {
    /// Names, or prefixes ending in `*`, passed on to every job.
    package var allow: [String]
    /// Names whose values are passed on and redacted from everything a job prints.
    package var secrets: [String]

    package static let defaultAllow = ["PATH", "HOME", "LANG", "LC_*", "TZ", "TMPDIR", "USER", "LOGNAME", "SHELL", "TERM"]

    package init(allow: [String] = Self.defaultAllow, secrets: [String] = []) {
        self.allow = allow
        self.secrets = secrets
    }
}
