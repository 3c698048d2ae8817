/// A checkout that belongs to one lane. Commands name its git directory, so nothing that an agent does to the `.git` file inside
/// the worktree leads them elsewhere.
package struct Worktree: Sendable {
    /// The folder, with links resolved.
    package let path: String
    /// The lane it belongs to.
    package let lane: String
    /// The branch it was given, if any.
    package let branch: RefName?
    /// The commit it started from.
    package let base: ObjectID
    /// The mirror's git directory.
    package let repository: GitRepository
    /// Folders inside that are shared between lanes on purpose.
    package let sharedPaths: [RepositoryPath]
    /// `worktrees/NAME` inside the mirror.
    let gitDirectory: String
    /// A copy of the index as it was right after our own checkout; the agent's index is never trusted.
    let pristineIndex: String

    func command(_ arguments: [String], index: String? = nil) -> GitCommand {
        var variables = ["GIT_DIR": gitDirectory, "GIT_COMMON_DIR": repository.directory, "GIT_WORK_TREE": path]
        if let index { variables["GIT_INDEX_FILE"] = index }
        return GitCommand(directory: path, arguments: arguments, environment: variables)
    }

    func run(
        _ arguments: [String], index: String? = nil, paths: [RepositoryPath] = [], input: [UInt8] = [], accepting exits: Set<Int32> = [0]
    ) async throws -> GitOutput {
        var command = command(arguments, index: index)
        command.paths = paths
        command.input = input
        command.acceptedExits = exits
        return try await repository.run(command)
    }

    /// The commit that HEAD is at; nil when HEAD is a branch without a commit.
    package func head() async throws -> ObjectID? {
        let output = try await run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], accepting: [0, 1])
        return output.exit == 0 ? try output.objectID() : nil
    }

    /// The branch that HEAD is on; nil when it is detached or on something that is no branch.
    package func headBranch() async throws -> RefName? {
        let output = try await run(["symbolic-ref", "--quiet", "HEAD"], accepting: [0, 1])
        return output.exit == 0 ? try? RefName(output.text) : nil
    }

    /// Moves HEAD, or the branch it is on, by compare-and-swap.
    func moveHead(from old: ObjectID?, to new: ObjectID) async throws {
        let expected = old ?? new.zero
        do {
            _ = try await run(["update-ref", "-m", "signalbox", "HEAD", new.hex, expected.hex])
        } catch let error as GitError {
            let found = try await head()
            guard found != old else { throw error }
            throw GitError(
                .refMoved(ref: "HEAD", expected: old, found: found), "HEAD of \(path) moved while its files were committed.",
                remedy: "The agent is still at work there; stop it, then try again.", diagnostics: error.diagnostics)
        }
    }

    func tree(of commit: ObjectID?) async throws -> ObjectID {
        guard let commit else { return .emptyTree }
        return try await CommitGraph(repository).tree(of: commit)
    }
}
