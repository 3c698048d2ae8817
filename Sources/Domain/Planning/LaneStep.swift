/// What the loop does next for a lane. Each is executed so that doing it again after a crash changes nothing more.
package enum LaneStep: Equatable, Sendable {
    /// Write the marker of a phase that has no side effect of its own.
    case enter(Phase)
    /// Get a worktree on a fresh base and run the setup command.
    case prepare
    /// Start the due turn, or follow the one that is running.
    case turn(TurnCause)
    case buildCandidate
    case runGates
    /// Gates were red once: run them again on the same tree before anybody is sent back to work for it.
    case confirmRed([String])
    /// Start the reviewers that are due, or follow those that are at work. With words when there was no room for them in time.
    case review(withoutRoom: String?)
    /// Send a green candidate back to its agent for what reviewers found.
    case sendBack(String)
    case publish
    /// The base moved, the diffs did not: let the approval hold for the new candidate.
    case carryDecision(from: Int, to: Int, files: Int)
    case voidDecision(String)
    case land
    /// Snapshot what is uncommitted and give the worktree back to the pool.
    case release
    case deploy
    case smoke
    /// A smoke check failed: prepare the revert as a lane of its own.
    case prepareRevert
    case ask(AttentionReason, String)
    /// What was asked came right by itself.
    case clear(AttentionReason)
    /// Nothing to do; the words say why.
    case wait(String)
    /// As ``wait(_:)``, until a moment.
    case waitUntil(Timestamp, String)
    /// As ``wait(_:)``, until the machine has room for another agent.
    case waitForHost(String)
}
