/// What a remote says its references are (`git ls-remote`).
struct RemoteReferences: Sendable {
    /// Exact names and their objects.
    let values: [RefName: ObjectID]
    /// The branch that the remote's HEAD points at, when it was asked for.
    let headBranch: RefName?

    static func read(_ remote: RemoteLocation, through repository: GitRepository, names: [String]) async throws -> RemoteReferences {
        var command = repository.command(["ls-remote", "--quiet", "--symref", "--", remote.address] + names)
        command.scope = .network
        command.timeout = .seconds(300)
        let output: GitOutput
        do {
            output = try await repository.run(command)
        } catch let error as GitError where error.kind == .commandFailed(exit: 128) {
            throw unavailable(remote, error)
        }
        var values: [RefName: ObjectID] = [:]
        var head: RefName?
        for line in output.lines {
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2 else { continue }
            if parts[1] == "HEAD", parts[0].hasPrefix("ref: ") {
                head = try? RefName(String(parts[0].dropFirst("ref: ".count)))
            } else if names.contains(String(parts[1])), let ref = try? RefName(String(parts[1])), let id = ObjectID(String(parts[0])) {
                // A pattern also matches the end of longer names: only the exact one counts.
                values[ref] = id
            }
        }
        return RemoteReferences(values: values, headBranch: head)
    }

    static func unavailable(_ remote: RemoteLocation, _ error: GitError) -> GitError {
        GitError(
            .remoteUnavailable, "\(remote) could not be reached or read.", remedy: error.remedy, command: error.command,
            diagnostics: error.diagnostics)
    }
}
