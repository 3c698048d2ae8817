/// Makes commit objects without an index, a worktree, a hook or a signature.
struct CommitMaker: Sendable {
    let repository: GitRepository

    func commit(
        tree: ObjectID, parents: [ObjectID], message: String, committer: CommitIdentity = .signalbox, author: CommitIdentity? = nil,
        secondsSince1970: Int64?
    ) async throws -> ObjectID {
        guard !message.utf8.contains(0) else {
            throw GitError(.invalidInput, "A commit message must not hold a NUL character.", remedy: "Remove it from the message.")
        }
        let arguments = ["commit-tree", tree.hex] + parents.flatMap { ["-p", $0.hex] } + ["-F", "-"]
        // An empty input would be no input at all.
        let text = message.hasSuffix("\n") ? message : message + "\n"
        return try await repository.run(
            arguments, input: Array(text.utf8),
            environment: committer.environment(author: author, secondsSince1970: secondsSince1970)
        ).objectID()
    }
}
