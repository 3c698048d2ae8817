package import Domain

extension Endpoints {
    /// `signalbox lanes`: by number.
    package static let lanes = Endpoint<NoSubject, LanesQuery, [LaneView]>(.get, "lanes", "Lanes by number")
    /// `signalbox lane show L-1`
    package static let lane = Endpoint<LaneID, NoRequest, LaneView>(.get, "lanes/{id}", "One lane")
    /// `signalbox wait L-1`: answers when the wait is over. See ``PhaseWait``.
    package static let waitForPhase = Endpoint<LaneID, WaitQuery, WaitAnswer>(
        .get, "lanes/{id}/wait", "Wait until a lane comes to a phase, or cannot")
    /// The candidate's diff, bounded.
    package static let diff = Endpoint<LaneID, DiffQuery, [FileDiff]>(.get, "lanes/{id}/diff", "The candidate's diff, bounded")
    /// The body of the lane's pull request as published.
    package static let pullRequestBody = Endpoint<LaneID, NoRequest, TextDocument>(
        .get, "lanes/{id}/pull-request", "The body of the lane's pull request as published")
    /// `signalbox inspect L-1 --viewed`
    package static let markViewed = Endpoint<LaneID, ViewedRequest, LaneView>(
        .post, "lanes/{id}/viewed", "Mark files of the candidate as seen")
    /// What a surface (a page, a board, `inspect`) has shown since its last report, as ``LookReport`` describes it.
    package static let look = Endpoint<LaneID, LookReport, LookReceipt>(
        .post, "lanes/{id}/looks", "What a page has shown of the candidate since its last report")
    /// `signalbox inspect L-1 --comment`
    package static let comment = Endpoint<LaneID, CommentRequest, LaneView>(
        .post, "lanes/{id}/comments", "Remark on a file of the candidate")
    /// `signalbox approve | rework | reject | abandon | override L-1`
    package static let decide = Endpoint<LaneID, DecisionRequest, LaneView>(
        .post, "lanes/{id}/decisions", "Decide about the lane's candidate")
    /// `signalbox approve L-1 L-2`: each lane by itself; nothing at all when one of several is of high risk.
    package static let decideMany = Endpoint<NoSubject, BulkDecisionRequest, BulkDecisionAnswer>(
        .post, "decisions", "Approve several lanes, each by itself; refused as a whole with one of high risk")
    /// `signalbox land L-1`
    package static let land = Endpoint<LaneID, NoRequest, LaneView>(.post, "lanes/{id}/land", "Land an approved lane")
    /// `signalbox rollback L-1`: answers with the lane of the revert.
    package static let rollback = Endpoint<LaneID, NoRequest, LaneView>(
        .post, "lanes/{id}/rollback", "Revert what a lane landed; answers with the lane of the revert")
    /// `signalbox retry L-1`: another try at what failed.
    package static let retry = Endpoint<LaneID, NoRequest, LaneView>(.post, "lanes/{id}/retry", "Try what failed again")
    /// Runs gates of the current candidate again.
    package static let rerunGates = Endpoint<LaneID, GatesRequest, LaneView>(.post, "lanes/{id}/gates", "Run gates of the candidate again")
    /// `signalbox review L-1`: lets reviewers look at the current candidate again.
    package static let rerunReviews = Endpoint<LaneID, ReviewersRequest, LaneView>(
        .post, "lanes/{id}/reviews", "Let reviewers look at the candidate again")
    /// `signalbox stop L-1`: ends the lane's running job.
    package static let stop = Endpoint<LaneID, NoRequest, LaneView>(.post, "lanes/{id}/stop", "End the lane's running job")
    /// `signalbox send L-1`
    package static let say = Endpoint<LaneID, MessageRequest, LaneView>(.post, "lanes/{id}/messages", "Tell the lane's agent something")
    /// `signalbox lane restore L-1`: answers with the folder.
    package static let restore = Endpoint<LaneID, RestoreRequest, PathAnswer>(
        .post, "lanes/{id}/restore", "Bring a lane's snapshot back; answers with the folder")
}
