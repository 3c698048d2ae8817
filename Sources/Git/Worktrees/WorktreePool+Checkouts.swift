extension WorktreePool {
    /// Whether a slot that is not free belongs to this lane.
    package func knows(_ lane: String) -> Bool { status().contains { $0.lane == lane && $0.state != "free" } }

    /// Takes back a checkout that nobody worked in: it was acquired without a branch, so that no commit of a lane can be in it. What gates
    /// wrote there goes at the next use. Throws `.proofMissing` when the slot is a lane's worktree.
    package func discard(lane: String) throws {
        guard let record = heldRecord(of: lane) else { return }
        guard record.branch == nil else {
            throw GitError(
                .proofMissing, "\(lane) holds a worktree with the branch \(record.branch?.name ?? ""), which is not a checkout to discard.",
                remedy: "Take a snapshot of it and release it.")
        }
        try free(record)
    }
}
