/// What a commit object says. All texts are an author's words: escape them with ``DisplayText`` before showing.
package struct CommitInfo: Sendable, Hashable {
    /// Its name.
    package let id: ObjectID
    /// Its parents in order.
    package let parents: [ObjectID]
    /// Its tree.
    package let tree: ObjectID
    /// Author's name.
    package let authorName: String
    /// Author's address.
    package let authorEmail: String
    /// Author's time, seconds since 1970.
    package let authored: Int64
    /// Committer's time, seconds since 1970.
    package let committed: Int64
    /// The whole message.
    package let message: String

    /// The first line of the message.
    package var subject: String { String(message.prefix { !$0.isNewline }) }

    /// The values of a trailer (`Key: value` in the last paragraph), in order; the key's case does not matter.
    package func trailers(_ key: String) -> [String] {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { $0.last == "\r" ? $0.dropLast() : $0 }
        let trimmed = lines.reversed().drop { $0.isEmpty }
        return trimmed.prefix { !$0.isEmpty }.reversed().compactMap { line in
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == key.lowercased() else { return nil }
            return String(line[line.index(after: colon)...].drop { $0 == " " })
        }
    }
}
