#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// Lock files that nobody but the server's own git makes. One of a git that was killed stays, and then every later git that wants the same
/// waits for it in vain and fails.
///
/// A mirror's worktrees and other branches are left out: the git of a gate may be at work there. Repositories of the operator are never
/// looked into.
package enum LeftLocks {
    /// Removes those of a mirror and of its ``RemoteStore``. Only while no git of any server is at work there.
    ///
    /// - Returns: the paths.
    package static func remove(ofMirror path: String) -> [String] {
        remove(in: path, .mirror) + remove(in: RemoteStore.directory(path), .store)
    }

    /// Whose git writes in a repository.
    enum Kind: Sendable {
        /// The server's, and below `worktrees/` the git of gates.
        case mirror
        /// The server's alone.
        case store
    }

    /// `packed-refs.new` is what git writes while it has `packed-refs.lock`, and it does not write over one that is there.
    static func remove(in directory: String, _ kind: Kind) -> [String] {
        let files: [String]
        let folders: [String]
        switch kind {
        case .mirror:
            files = ["packed-refs.lock", "packed-refs.new", "shallow.lock"]
            folders = ["refs/remotes/origin", "refs/signalbox", "refs/pull", "refs/heads/signalbox"]
        case .store:
            files = ["packed-refs.lock", "packed-refs.new", "shallow.lock", "HEAD.lock", "config.lock"]
            folders = ["refs", "objects/info", "objects/pack"]
        }
        let found =
            files.map { "\(directory)/\($0)" } + folders.flatMap { MirrorLocks.found(in: "\(directory)/\($0)", depth: 12).map(\.path) }
        return found.filter { PosixFile.facts(Array($0.utf8))?.kind == .regular && unlink($0) == 0 }
    }
}

extension GitRepository {
    /// Does something that changes references. When git has waited for a lock in vain and no git of ours is at work here that may hold it, it
    /// is that of a git that was killed: it is taken away, which is said, and the work is done once more.
    func unlocking<Result>(_ work: () async throws -> Result) async throws -> Result {
        do {
            return try await work()
        } catch let error as GitError where error.isAboutALock {
            // Who is at work may hold it, and another one who waited may have taken it away: then git waits for it once more.
            for path in client.atWork.whileIdle(directory, { LeftLocks.remove(in: directory, kind) }) ?? [] {
                client.note("\(path) was left by a git that was killed, and is removed")
            }
            return try await work()
        }
    }
}

extension GitError {
    /// Whether git could not make a lock file, or what it writes under one.
    var isAboutALock: Bool { [".lock': File exists", "packed-refs.new: File exists"].contains { diagnostics?.contains($0) == true } }
}
