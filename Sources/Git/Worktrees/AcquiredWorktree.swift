/// A worktree that was made ready for a lane.
package struct AcquiredWorktree: Sendable {
    /// The worktree.
    package let worktree: Worktree
    /// Whether a slot that others used was reset (46 ms measured) rather than a new one made (175 ms and more).
    package let wasReused: Bool
    /// What `.worktreeinclude` copied.
    package let copied: [RepositoryPath]
    /// What it named and was not copied, with the reason.
    package let skipped: [(path: RepositoryPath, reason: String)]
}

/// What became of a slot whose lane gave it back.
package enum ReleaseOutcome: Sendable, Equatable {
    /// It will be reset for the next lane.
    case returned
    /// Its folder stays as it is, for this reason.
    case retired(reason: String)
}

/// One slot for people.
package struct SlotStatus: Sendable, Equatable {
    /// The worktree's folder.
    package let path: String
    /// `preparing`, `held`, `free` or `retired`.
    package let state: String
    /// The lane it is or was last held by.
    package let lane: String?
    /// Why it was retired.
    package let reason: String?
}
