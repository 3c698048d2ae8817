package import Domain

/// An answer to an ask that a message offers: a call of the control room with a token that is good for this alone.
package struct NoticeAction: Equatable, Sendable {
    package var ask: AskID
    package var verdict: Answer.Verdict
    /// Used up by the first call.
    package var token: String
    package var expiresAt: Timestamp

    package init(ask: AskID, verdict: Answer.Verdict, token: String, expiresAt: Timestamp) {
        self.ask = ask
        self.verdict = verdict
        self.token = token
        self.expiresAt = expiresAt
    }

    /// What stands on its button.
    var label: String { verdict == .allowOnce ? "Allow once" : "Deny" }

    /// The call's path; it takes `{"token": "…"}`.
    package static let path = "/api/v1/notifications/act"
}

/// The body of an action's call.
struct ActionBody: Codable {
    var token: String
}
