package import Domain

extension Endpoints {
    /// `signalbox lanes`: by number.
    package static let lanes = Endpoint<NoSubject, LanesQuery, [LaneView]>(.get, "lanes")
    /// `signalbox lane show L-1`
    package static let lane = Endpoint<LaneID, NoRequest, LaneView>(.get, "lanes/{id}")
    /// `signalbox wait L-1`: answers when the wait is over. See ``PhaseWait``.
    package static let waitForPhase = Endpoint<LaneID, WaitQuery, WaitAnswer>(.get, "lanes/{id}/wait")
    /// The candidate's diff, bounded.
    package static let diff = Endpoint<LaneID, DiffQuery, [FileDiff]>(.get, "lanes/{id}/diff")
    /// The body of the lane's pull request as published.
    package static let pullRequestBody = Endpoint<LaneID, NoRequest, TextDocument>(.get, "lanes/{id}/pull-request")
    /// `signalbox inspect L-1 --viewed`
    package static let markViewed = Endpoint<LaneID, ViewedRequest, LaneView>(.post, "lanes/{id}/viewed")
    /// `signalbox inspect L-1 --comment`
    package static let comment = Endpoint<LaneID, CommentRequest, LaneView>(.post, "lanes/{id}/comments")
    /// `signalbox approve | rework | reject | abandon | override L-1`
    package static let decide = Endpoint<LaneID, DecisionRequest, LaneView>(.post, "lanes/{id}/decisions")
    /// `signalbox land L-1`
    package static let land = Endpoint<LaneID, NoRequest, LaneView>(.post, "lanes/{id}/land")
    /// `signalbox rollback L-1`: answers with the lane of the revert.
    package static let rollback = Endpoint<LaneID, NoRequest, LaneView>(.post, "lanes/{id}/rollback")
    /// `signalbox retry L-1`: another try at what failed.
    package static let retry = Endpoint<LaneID, NoRequest, LaneView>(.post, "lanes/{id}/retry")
    /// Runs gates of the current candidate again.
    package static let rerunGates = Endpoint<LaneID, GatesRequest, LaneView>(.post, "lanes/{id}/gates")
    /// `signalbox stop L-1`: ends the lane's running job.
    package static let stop = Endpoint<LaneID, NoRequest, LaneView>(.post, "lanes/{id}/stop")
    /// `signalbox send L-1`
    package static let say = Endpoint<LaneID, MessageRequest, LaneView>(.post, "lanes/{id}/messages")
    /// `signalbox lane restore L-1`: answers with the folder.
    package static let restore = Endpoint<LaneID, RestoreRequest, PathAnswer>(.post, "lanes/{id}/restore")
}
