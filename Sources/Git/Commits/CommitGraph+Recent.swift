extension CommitGraph {
    /// Commits reachable from `head` whose committer time is not before a moment (seconds since 1970), newest first, at most `limit`.
    package func commits(from head: ObjectID, since seconds: Int64, limit: Int = 10_000) async throws -> [(id: ObjectID, committed: Int64)]
    {
        let output = try await repository.run([
            "log", "--no-show-signature", "--format=%H %ct", "--since=@\(seconds)", "--max-count=\(limit)", head.hex,
        ])
        return output.lines.compactMap { line in
            let words = line.split(separator: " ")
            guard words.count == 2, let id = ObjectID(String(words[0])), let time = Int64(words[1]) else { return nil }
            return (id, time)
        }
    }
}
