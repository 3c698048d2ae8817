/// Asks for a test message.
package struct NotifyTestRequest: BodyRequest {
    /// Nil means every destination.
    package var destination: String?

    package init(destination: String? = nil) { self.destination = destination }
}

/// Uses the action of a message.
package struct NoticeActionRequest: BodyRequest {
    /// Good once, for one answer to one ask, until it expires.
    package var token: String

    package init(token: String) { self.token = token }
}
