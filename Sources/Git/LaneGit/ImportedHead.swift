/// What an import found in a lane's own repository.
package struct ImportedHead: Sendable, Hashable {
    /// Where the lane's branch is in the mirror now.
    package let head: ObjectID
    /// Where it was before.
    package let previous: ObjectID
    /// Objects that came with it.
    package let objects: Int
    /// Work that is not on the lane's branch; for the operator.
    package let elsewhere: LaneElsewhere?
    /// What the agent has begun and not finished: `merge`, `rebase`, `cherry-pick`, `revert`, `bisect` or `am`.
    package let unfinished: String?
}

/// HEAD of a lane's own repository is not on the lane's branch, and holds commits that the branch does not hold. They were not imported.
package struct LaneElsewhere: Sendable, Hashable, CustomStringConvertible {
    /// The branch that HEAD is on; nil when it is detached.
    package let branch: RefName?
    /// Its commit.
    package let commit: ObjectID
    /// How many commits the lane's branch has not; nil when they could not be counted.
    package let commits: Int?
    /// Whether the lane's branch does not exist there any more (it was renamed or removed).
    package let branchIsGone: Bool

    /// One line.
    package var description: String {
        let place = branch.map { "the branch \(DisplayText.escape($0.branchName ?? $0.name))" } ?? "no branch"
        let number = commits.map { $0 == 1 ? "1 commit" : "\($0) commits" } ?? "commits"
        return "HEAD is on \(place) at \(commit.short), with \(number) that the lane's branch has not"
            + (branchIsGone ? "; the lane's branch was removed or renamed" : "")
    }
}
