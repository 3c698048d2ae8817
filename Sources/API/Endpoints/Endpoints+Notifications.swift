package import Domain

extension Endpoints {
    /// `signalbox notify list`
    package static let destinations = Endpoint<NoSubject, NoRequest, [DestinationView]>(
        .get, "notifications", "Where notifications go, and how that goes")
    /// `signalbox notify test`
    package static let testDestinations = Endpoint<NoSubject, NotifyTestRequest, [NoticeTest]>(
        .post, "notifications/test", "Send a test message to one destination or to all")
    /// What the buttons of a message call, with nothing but the token that the message has.
    package static let act = Endpoint<NoSubject, NoticeActionRequest, NoticeActionDone>(
        .post, "notifications/act", "Give the answer that a token of a message stands for; needs no session")
}
