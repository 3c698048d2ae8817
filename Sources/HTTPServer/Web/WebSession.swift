package import Domain

/// A browser (or program) that was let in. Of its secrets only the digests are kept.
package struct WebSession: Codable, Equatable, Sendable {
    /// Digest of the cookie: the right to read.
    package var cookie: String
    /// Digest of the token: the right to read and to change.
    package var token: String
    /// The actor for the ledger, `operator:ada`: whoever asked for the link.
    package var by: String
    package var startedAt: Timestamp

    package init(cookie: String, token: String, by: String, startedAt: Timestamp) {
        self.cookie = cookie
        self.token = token
        self.by = by
        self.startedAt = startedAt
    }
}
