package import Domain

/// The way into the control room: works once, until it expires.
package struct WebLink: Codable, Equatable, Sendable {
    /// The key stands behind `#`, where a browser sends it to nobody.
    package var url: String
    package var expiresAt: Timestamp

    package init(url: String, expiresAt: Timestamp) {
        self.url = url
        self.expiresAt = expiresAt
    }
}

/// How many browsers were signed out.
package struct WebSessionsEnded: Codable, Equatable, Sendable {
    package var ended: Int

    package init(ended: Int) { self.ended = ended }
}

/// What a browser gets for the key of a ``WebLink``: the session's cookie comes with it.
package struct WebEntrance: Codable, Equatable, Sendable {
    /// The right to change things, as `Authorization: Bearer`. Kept by the page where other ports of the same host cannot read it, which
    /// they can with a cookie.
    package var token: String

    package init(token: String) { self.token = token }
}

/// The request of `POST /enter`.
package struct EnterRequest: BodyRequest {
    package var key: String

    package init(key: String) { self.key = key }
}
