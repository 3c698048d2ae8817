package import Foundation

/// Where the server keeps what it needs, under one folder that git ignores.
package struct StateFolder: Sendable {
    package let root: URL

    package init(root: URL) { self.root = root }

    package var jobs: URL { root.appendingPathComponent("jobs") }
    package func mirror(_ repository: String) -> URL { root.appendingPathComponent("mirrors/\(repository).git") }
    /// Worktrees that lanes work in.
    package func worktrees(_ repository: String) -> URL { root.appendingPathComponent("worktrees/\(repository)") }
    /// Clean checkouts that gates and deliveries run in.
    package func checkouts(_ repository: String) -> URL { root.appendingPathComponent("checkouts/\(repository)") }
    /// Files that a turn reads and that must not lie in its worktree: prompts and scripts.
    package func turnFolder(_ job: String) -> URL { root.appendingPathComponent("turns/\(job)") }
    /// Transcripts of running turns.
    package var transcripts: URL { root.appendingPathComponent("transcripts") }
    /// What a lane's agents may write outside their worktree: their HOME, their temporary files, their private repository.
    package func lane(_ id: String) -> URL { root.appendingPathComponent("lanes/\(id)") }
    /// Git hooks that agents' own commits run: they add the trailers, nothing else.
    package var agentHooks: URL { root.appendingPathComponent("agent-hooks") }
}
