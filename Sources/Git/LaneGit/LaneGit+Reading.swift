extension LaneGit {
    /// Makes the repository for a checkout that is only read: HEAD is on `head` and no branch, and the branches `candidate` and `base` name
    /// what is compared. To be mounted read-only, with ``readable``.
    /// - Parameter base: a commit of the remote.
    package func prepareReading(head: ObjectID, base: ObjectID) async throws {
        let candidate = try RefName(branch: "candidate")
        let remote = try RefName(branch: "base")
        try await objects.fill(LaneOutside(branch: candidate, head: head, remote: [remote: base], remoteHead: nil))
        try LaneRebuild(layout: layout, worktree: worktree).run(
            LaneRebuild.Plan(
                head: .detached(head), references: [candidate: head, remote: base], remoteHead: nil, keepsWork: false, keepsMerge: false))
    }
}
