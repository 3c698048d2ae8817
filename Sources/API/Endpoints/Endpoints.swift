package import Domain

/// Every operation of the server that has one answer, grouped by its noun.
package enum Endpoints {
    /// `signalbox status`
    package static let status = Endpoint<NoSubject, NoRequest, ServerStatus>(.get, "status")
    /// `signalbox down`: answers, then the server stops. Runners go on.
    package static let down = Endpoint<NoSubject, NoRequest, Nothing>(.post, "down")
    /// `signalbox next`
    package static let next = Endpoint<NoSubject, NextQuery, [RankedTarget]>(.get, "next")
    /// `signalbox dispatch`: one lane per target.
    package static let dispatch = Endpoint<NoSubject, DispatchRequest, [LaneView]>(.post, "dispatch")
    /// `signalbox inbox`: what agents wait for and propose, oldest first.
    package static let inbox = Endpoint<NoSubject, NoRequest, [InboxItem]>(.get, "inbox")
    /// `signalbox answer A-1`
    package static let answer = Endpoint<AskID, AnswerRequest, LaneView>(.post, "asks/{id}/answer")
    /// `signalbox stop --all` and the like.
    package static let stopScope = Endpoint<NoSubject, StopRequest, [LaneView]>(.post, "stop")
    /// `signalbox pause` and `resume`: one lane, or all that a scope covers.
    package static let pause = Endpoint<NoSubject, PauseRequest, [LaneView]>(.post, "pause")
    /// `signalbox verify`: runs live checks of landed lanes again.
    package static let reverify = Endpoint<NoSubject, ReverifyRequest, [LaneView]>(.post, "verify")
    /// `signalbox report`
    package static let report = Endpoint<NoSubject, ReportQuery, TextDocument>(.get, "report")
    /// `signalbox ledger rebuild`
    package static let rebuildLedger = Endpoint<NoSubject, NoRequest, LedgerCheck>(.post, "ledger/rebuild")
    /// `signalbox ledger verify`
    package static let verifyLedger = Endpoint<NoSubject, NoRequest, LedgerCheck>(.get, "ledger/verify")
    /// `signalbox repo list`
    package static let repositories = Endpoint<NoSubject, NoRequest, [RepositoryView]>(.get, "repositories")
}
