/// The exact commit that would land, made once.
package struct Candidate: Sendable, Hashable {
    /// The merge commit: parents are base and head, in this order.
    package let commit: ObjectID
    /// Its tree: what gates run on and what lands.
    package let tree: ObjectID
}

/// What came of building a candidate.
package enum CandidateOutcome: Sendable, Equatable {
    /// The head merges cleanly.
    case built(Candidate)
    /// The head does not merge: the paths, and git's messages for people (escaped).
    case conflict(paths: [RepositoryPath], messages: [String])
    /// The base holds the head already: there is nothing to land.
    case alreadyMerged
}
