extension LaneGit {
    /// Makes the repository, or brings it up to date, before a turn; nothing may run in the lane. HEAD is on the lane's branch, at its
    /// commit in the mirror, and the remote's branches are as last fetched. What the agent left staged, stashed, on branches of its own or
    /// unfinished stays, unless the lane's branch was moved from outside meanwhile: then the index is the worktree's and of unfinished
    /// things only a merge stays, when the move was one commit on top (leftovers). Configuration, hooks and everything else that git obeys
    /// is written anew. Commits that were not imported yet are imported first.
    ///
    /// One git process when nothing is to be imported and nothing was committed outside, three otherwise.
    /// Throws `.worktreeOccupied` when the worktree's HEAD is not on the lane's branch, `.refMoved` when the branch was moved inside and
    /// outside, `.importRefused`; with `discardingUnimported` the branch inside is put to its commit in the mirror instead of the last two.
    package func prepare(discardingUnimported: Bool = false, limits: ImportLimits = ImportLimits()) async throws {
        let outside = try await LaneOutside.read(worktree)
        guard LaneOutside.isOnBranch(worktree) else {
            throw GitError(
                .worktreeOccupied, "HEAD of \(worktree.path) is not on the lane's branch \(outside.branch).",
                remedy: "Run `git checkout \(outside.branch.branchName ?? "")` there, then try again.")
        }
        let found = try Found.read(layout, outside.branch, limits)
        let sync =
            found.map { LaneSync.compare(inside: $0.branch, outside: outside.head, known: layout.knownCommit()) } ?? .outsideMoved
        if sync == .diverged, !discardingUnimported { throw diverged(found?.branch, outside) }
        let keepsBranch = sync == .same || sync == .insideMoved && !discardingUnimported
        var keepsMerge = false
        if !keepsBranch, let inside = found?.branch, found?.unfinished == "merge" {
            keepsMerge = try await CommitGraph(worktree.repository).parents(of: outside.head) == [inside]
        }
        try await objects.fill(outside)
        try LaneRebuild(layout: layout, worktree: worktree).run(plan(outside, found, keepsBranch: keepsBranch, keepsMerge: keepsMerge))
        if sync == .insideMoved, keepsBranch {
            try await layout.setWhole(importHead(limits: limits).head)
        } else {
            try layout.setKnown(outside.head)
            try layout.setWhole(outside.head)
        }
    }

    private func plan(_ outside: LaneOutside, _ found: Found?, keepsBranch: Bool, keepsMerge: Bool) -> LaneRebuild.Plan {
        var references = (found?.references ?? [:]).filter { ref, _ in
            !ref.name.hasPrefix("refs/remotes/") && !ref.name.hasPrefix("refs/replace/")
        }
        references.merge(outside.remote) { _, new in new }
        references[outside.branch] = keepsBranch ? found?.branch ?? outside.head : outside.head
        // What has the branch's name as a folder, or is a folder of it, cannot be beside it.
        references = references.filter { ref, _ in
            !ref.name.hasPrefix(outside.branch.name + "/") && !outside.branch.name.hasPrefix(ref.name + "/")
        }
        let onBranch = LaneReferences.Head.branch(outside.branch)
        // In the middle of a rebase HEAD is somewhere else on purpose.
        let head = keepsBranch && found?.unfinished != nil ? found?.head ?? onBranch : onBranch
        return LaneRebuild.Plan(
            head: head, references: references,
            remoteHead: outside.remoteHead.flatMap { outside.remote[$0] == nil ? nil : $0 }, keepsWork: keepsBranch && head == found?.head,
            keepsMerge: keepsMerge)
    }

    func diverged(_ inside: ObjectID?, _ outside: LaneOutside) -> GitError {
        GitError(
            .refMoved(ref: outside.branch.name, expected: layout.knownCommit(), found: outside.head),
            "The branch \(outside.branch) of \(worktree.lane) was moved in the mirror to \(outside.head.short), and inside the lane to "
                + "\(inside?.short ?? "nothing").",
            remedy: "Put the branch in the mirror back, or give up what was committed inside the lane. Nothing was changed.")
    }

    /// What a lane's own repository holds, as far as it can be read.
    private struct Found {
        let branch: ObjectID?
        let head: LaneReferences.Head?
        let references: [RefName: ObjectID]
        let unfinished: String?

        /// Nil before the first time.
        static func read(_ layout: LaneLayout, _ branch: RefName, _ limits: ImportLimits) throws -> Found? {
            guard let source = LaneRebuild.source(layout), let folder = try LaneFolder.open(source) else { return nil }
            var unfinished = LaneUnfinished.name(folder)
            // A rebuild that was killed has moved some of it already.
            if let new = try LaneFolder.open(layout.new), source == layout.old { unfinished = unfinished ?? LaneUnfinished.name(new) }
            let references = LaneReferences(folder)
            return Found(
                branch: try? references.value(branch), head: try? references.head(), references: references.all(limit: limits.files),
                unfinished: unfinished)
        }
    }
}

extension CommitGraph {
    /// The parents of a commit, in order.
    func parents(of commit: ObjectID) async throws -> [ObjectID] {
        let output = try await repository.run(["rev-list", "--parents", "-n", "1", commit.hex])
        return output.text.split(separator: " ").dropFirst().compactMap { ObjectID(String($0)) }
    }
}
