/// A commit of the lane's branch that a candidate brings. Texts are the agent's own.
package struct CandidateCommit: Codable, Equatable, Sendable {
    package var commit: String
    package var subject: String
    package var author: String
    package var at: Timestamp
    /// Made by Signalbox of what the agent had left uncommitted.
    package var isLeftovers: Bool

    package init(commit: String, subject: String, author: String, at: Timestamp, isLeftovers: Bool = false) {
        self.commit = commit
        self.subject = subject
        self.author = author
        self.at = at
        self.isLeftovers = isLeftovers
    }
}
