/// Who a commit is by. Written into the commit by environment variables, never by configuration.
package struct CommitIdentity: Sendable, Hashable {
    /// The person or program.
    package let name: String
    /// An address; need not be reachable.
    package let email: String

    /// Characters that git cannot store in an identity (`<`, `>`, line breaks, control characters) are left out.
    package init(name: String, email: String) {
        self.name = Self.clean(name, fallback: "unknown")
        self.email = Self.clean(email, fallback: "unknown@localhost")
    }

    /// What Signalbox itself commits as: candidates, snapshots and leftovers.
    package static let signalbox = CommitIdentity(name: "Signalbox", email: "signalbox@localhost")

    func environment(author: CommitIdentity? = nil, secondsSince1970: Int64? = nil) -> [String: String] {
        let author = author ?? self
        var values = [
            "GIT_AUTHOR_NAME": author.name, "GIT_AUTHOR_EMAIL": author.email,
            "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email,
        ]
        if let secondsSince1970 {
            values["GIT_AUTHOR_DATE"] = "@\(secondsSince1970) +0000"
            values["GIT_COMMITTER_DATE"] = "@\(secondsSince1970) +0000"
        }
        return values
    }

    private static func clean(_ text: String, fallback: String) -> String {
        let kept = text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F && $0 != "<" && $0 != ">" }
        let result = String(String.UnicodeScalarView(kept))
        // Git strips these at the ends and refuses an identity of which nothing is left.
        return result.contains { !" .,:;\"'\\".contains($0) } ? result : fallback
    }
}
