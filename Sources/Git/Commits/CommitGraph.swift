/// Questions about commits that are in the repository.
package struct CommitGraph: Sendable {
    let repository: GitRepository

    /// Asks that repository.
    package init(_ repository: GitRepository) {
        self.repository = repository
    }

    /// The commits reachable from `head` and not from `base`, newest first, at most `limit`.
    package func commits(between base: ObjectID, and head: ObjectID, limit: Int = 10_000) async throws -> [CommitInfo] {
        let fields = ["%H", "%P", "%T", "%an", "%ae", "%at", "%ct", "%B"]
        let output = try await repository.run([
            "log", "-z", "--no-show-signature", "--no-color", "--no-decorate", "--topo-order", "--max-count=\(limit)",
            "--format=tformat:" + fields.joined(separator: "%x00"), "^\(base.hex)", head.hex,
        ])
        let records = Array(output.records)
        guard records.count % fields.count == 0 else { throw GitError.unexpected("the log is cut", command: output.command) }
        return try stride(from: 0, to: records.count, by: fields.count).map { start in
            let texts = records[start..<start + fields.count].map { String(decoding: $0, as: UTF8.self) }
            let parents = texts[1].split(separator: " ").compactMap { ObjectID(String($0)) }
            guard let id = ObjectID(texts[0]), let tree = ObjectID(texts[2]) else {
                throw GitError.unexpected("the log holds no object name", command: output.command)
            }
            return CommitInfo(
                id: id, parents: parents, tree: tree, authorName: texts[3], authorEmail: texts[4], authored: Int64(texts[5]) ?? 0,
                committed: Int64(texts[6]) ?? 0, message: texts[7])
        }
    }

    /// The tree of a commit. Throws `.notFound` when the commit is not here.
    package func tree(of commit: ObjectID) async throws -> ObjectID {
        guard let tree = try await repository.revision("\(commit.hex)^{tree}") else {
            throw GitError(
                .notFound, "The commit \(commit) is not in \(repository.directory).", remedy: "Fetch the repository, then try again.")
        }
        return tree
    }

    /// Whether `ancestor` is `commit` or one of those it descends from.
    package func isAncestor(_ ancestor: ObjectID, of commit: ObjectID) async throws -> Bool {
        try await repository.run(["merge-base", "--is-ancestor", ancestor.hex, commit.hex], accepting: [0, 1]).exit == 0
    }

    /// The best common ancestor; nil for unrelated histories.
    package func mergeBase(_ one: ObjectID, _ other: ObjectID) async throws -> ObjectID? {
        let output = try await repository.run(["merge-base", one.hex, other.hex], accepting: [0, 1])
        return output.exit == 0 ? try output.objectID() : nil
    }
}
