package import Domain

/// Every operation of the server that has one answer, grouped by its noun.
package enum Endpoints {
    /// `signalbox status`
    package static let status = Endpoint<NoSubject, NoRequest, ServerStatus>(.get, "status", "The server, and what needs the operator")
    /// `signalbox down`: answers, then the server stops. Runners go on.
    package static let down = Endpoint<NoSubject, NoRequest, Nothing>(.post, "down", "Stop the server; agents go on")
    /// The board of the pages and of `signalbox watch`.
    package static let board = Endpoint<NoSubject, BoardQuery, BoardView>(.get, "board", "Lanes grouped by who acts next")
    /// `signalbox web`: a link that opens the control room once.
    package static let webLink = Endpoint<NoSubject, NoRequest, WebLink>(
        .post, "web/link", "A link into the control room; at the socket alone")
    /// `signalbox web --end-sessions`
    package static let endWebSessions = Endpoint<NoSubject, NoRequest, WebSessionsEnded>(
        .post, "web/end-sessions", "Sign every browser out; at the socket alone")
    /// `signalbox next`
    package static let next = Endpoint<NoSubject, NextQuery, [RankedTarget]>(
        .get, "next", "Targets in the order that they should be dispatched in")
    /// `signalbox dispatch`: one lane per target.
    package static let dispatch = Endpoint<NoSubject, DispatchRequest, [LaneView]>(.post, "dispatch", "Start a lane for each target")
    /// `signalbox inbox`: what agents wait for and propose, oldest first.
    package static let inbox = Endpoint<NoSubject, NoRequest, [InboxItem]>(.get, "inbox", "What agents wait for and propose, oldest first")
    /// `signalbox answer A-1`
    package static let answer = Endpoint<AskID, AnswerRequest, LaneView>(.post, "asks/{id}/answer", "Answer a permission or a question")
    /// `signalbox stop --all` and the like.
    package static let stopScope = Endpoint<NoSubject, StopRequest, [LaneView]>(
        .post, "stop", "End what runs in every lane that a scope covers")
    /// `signalbox pause` and `resume`: one lane, or all that a scope covers.
    package static let pause = Endpoint<NoSubject, PauseRequest, [LaneView]>(.post, "pause", "Hold a lane or a scope, or let it go on")
    /// `signalbox verify`: runs live checks of landed lanes again.
    package static let reverify = Endpoint<NoSubject, ReverifyRequest, [LaneView]>(.post, "verify", "Run live checks of landed lanes again")
    /// `signalbox report`
    package static let report = Endpoint<NoSubject, ReportQuery, TextDocument>(.get, "report", "A day's report")
    /// `signalbox attention`
    package static let attention = Endpoint<NoSubject, DayQuery, AttentionDay>(
        .get, "attention", "What was looked at and decided on a day, and what is left of it")
    /// `signalbox ledger rebuild`
    package static let rebuildLedger = Endpoint<NoSubject, NoRequest, LedgerCheck>(
        .post, "ledger/rebuild", "Derive the read model from the events again")
    /// `signalbox ledger verify`
    package static let verifyLedger = Endpoint<NoSubject, NoRequest, LedgerCheck>(
        .get, "ledger/verify", "Check the ledger against its tree")
    /// `signalbox gc`
    package static let garbage = Endpoint<NoSubject, NoRequest, GarbageReport>(.get, "gc", "What nothing needs any more, and why")
    /// `signalbox gc --apply`
    package static let collectGarbage = Endpoint<NoSubject, NoRequest, GarbageReport>(.post, "gc", "Remove what nothing needs any more")
    /// `signalbox repo list`
    package static let repositories = Endpoint<NoSubject, NoRequest, [RepositoryView]>(
        .get, "repositories", "The repositories of the workspace")
    /// `signalbox api schema`: the description of this interface (https://spec.openapis.org/oas/v3.1.1).
    package static let document = Endpoint<NoSubject, NoRequest, JSONValue>(.get, "openapi.json", "This document")
}
