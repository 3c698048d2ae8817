/// A commit on a default branch that a landing brought there, as git tells it.
///
/// The merge commit that is the candidate itself is not one of them: the count is that of the lane's own commits,
/// as in ``Candidate/commits``.
package struct CommitFact: Codable, Equatable, Sendable {
    package var repository: String
    /// The lane that landed it (the commit's trailer); nil for a commit that came to the branch another way.
    package var lane: LaneID?
    package var hash: String
    /// The committer time.
    package var time: Timestamp

    package init(repository: String, lane: LaneID?, hash: String, time: Timestamp) {
        self.repository = repository
        self.lane = lane
        self.hash = hash
        self.time = time
    }
}
