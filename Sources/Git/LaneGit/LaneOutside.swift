/// What a lane's own repository is made from: the lane's branch and the remote's branches as the mirror has them.
struct LaneOutside: Sendable {
    /// The lane's branch.
    let branch: RefName
    /// Its commit.
    let head: ObjectID
    /// The remote-tracking branches.
    let remote: [RefName: ObjectID]
    /// The remote-tracking branch that the remote's HEAD names.
    let remoteHead: RefName?

    /// Commits whose objects the mirror has, for telling what is new.
    var tips: [ObjectID] { [head] + Set(remote.values).subtracting([head]).sorted() }

    /// Reads them with one process. Throws `.notFound` when the lane's branch is not in the mirror.
    static func read(_ worktree: Worktree) async throws -> LaneOutside {
        guard let branch = worktree.branch else {
            throw GitError(
                .invalidInput, "\(worktree.path) was made without a branch.",
                remedy: "Only a lane with a branch gets a repository of its own.")
        }
        let output = try await worktree.repository.run([
            "for-each-ref", "--format=%(objectname) %(refname) %(symref)", branch.name, "refs/remotes/origin/",
            "refs/signalbox/remote-head",
        ])
        var head: ObjectID?
        var remote: [RefName: ObjectID] = [:]
        var remoteHead: RefName?
        for line in output.lines {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3, let id = ObjectID(parts[0]), let ref = try? RefName(parts[1]) else { continue }
            if ref == branch { head = id }
            if ref.name.hasPrefix("refs/remotes/") { remote[ref] = id }
            if ref.name == "refs/signalbox/remote-head" { remoteHead = try? RefName(parts[2]) }
        }
        guard let head else {
            throw GitError(
                .notFound, "The branch \(branch) of \(worktree.lane) is not in \(worktree.repository.directory).",
                remedy: "Restore the lane from its last snapshot into a new worktree.")
        }
        return LaneOutside(branch: branch, head: head, remote: remote, remoteHead: remoteHead)
    }

    /// Whether the worktree's HEAD, as the mirror keeps it, is on the lane's branch.
    static func isOnBranch(_ worktree: Worktree) -> Bool {
        guard let branch = worktree.branch, let bytes = PosixFile.read(Array("\(worktree.gitDirectory)/HEAD".utf8), limit: 4 << 10)
        else { return false }
        return bytes.elementsEqual("ref: \(branch.name)\n".utf8)
    }
}
