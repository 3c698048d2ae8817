import Foundation

/// The one bare repository that all worktrees of a repository share. The remote's branches are under `refs/remotes/origin/`,
/// the lanes' own under `refs/heads/`. The objects of the former are in a ``RemoteStore``, those of the latter in the mirror itself.
package actor Mirror {
    /// The folder, with links resolved.
    package nonisolated let path: String
    /// Where it comes from.
    package nonisolated let remote: RemoteLocation
    /// For everything that reads and writes objects and references.
    package nonisolated let repository: GitRepository
    nonisolated let configGuard: MirrorConfigGuard
    nonisolated let store: RemoteStore
    private var runningFetch: Task<Void, any Error>?
    /// When the last fetch that brought everything was begun.
    package private(set) var fetchedAt: ContinuousClock.Instant?
    /// How many callers wait for the running fetch.
    private(set) var waitingForFetch = 0

    private init(path: String, remote: RemoteLocation, client: GitClient) {
        self.path = path
        self.remote = remote
        configGuard = MirrorConfigGuard(
            client: client, directory: path, expected: MirrorConfig(remote: remote), alternates: RemoteStore.alternates)
        store = RemoteStore(mirror: path, remote: remote, client: client)
        repository = GitRepository(client: client, directory: path, configGuard: configGuard)
    }

    /// Opens the mirror at `path`, or makes it from the remote. A mirror that is being made has another name until it is whole.
    /// Throws `.remoteUnavailable`, `.remoteEmpty`, `.storage`.
    package static func create(
        at path: String, from remote: RemoteLocation, client: GitClient, progress: (@Sendable (GitProgress) -> Void)? = nil
    ) async throws -> Mirror {
        if FileManager.default.fileExists(atPath: path) {
            return try await open(at: path, remote: remote, client: client, progress: progress)
        }
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        MirrorFolder.removeAbandoned(beside: path)
        let temporary = MirrorFolder.temporaryName(for: path)
        do {
            _ = try await client.run(GitCommand(directory: parent, arguments: ["init", "--quiet", "--bare", "--template=", temporary]))
            try PosixFile.replace("\(temporary)/config", MirrorConfig(remote: remote).bytes)
            let mirror = Mirror(path: PosixFile.resolved(temporary), remote: remote, client: client)
            try await mirror.store.make()
            try mirror.borrow()
            try await mirror.download(progress)
            _ = try await mirror.refreshDefaultBranch()
            _ = try MirrorFolder.publish(temporary, as: path)
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error
        }
        try? FileManager.default.removeItem(atPath: temporary)
        return try await open(at: path, remote: remote, client: client)
    }

    /// Opens a mirror that exists. One of an earlier version gets its ``RemoteStore``, which takes as long as a clone from the local disk.
    /// Throws `.storage` when the folder is something else.
    package static func open(
        at path: String, remote: RemoteLocation, client: GitClient, progress: (@Sendable (GitProgress) -> Void)? = nil
    ) async throws -> Mirror {
        let mirror = Mirror(path: PosixFile.resolved(path), remote: remote, client: client)
        guard PosixFile.facts(Array("\(path)/objects".utf8))?.kind == .directory,
            PosixFile.facts(Array("\(path)/HEAD".utf8))?.kind == .regular
        else {
            throw GitError(.storage, "\(path) is not a mirror.", remedy: "Move it away; the mirror will be made again from \(remote).")
        }
        MirrorFolder.sweepScratch(of: mirror.path)
        if !mirror.store.exists {
            // Nothing is to be borrowed yet.
            let plain = MirrorConfigGuard(client: client, directory: mirror.path, expected: MirrorConfig(remote: remote))
            try await mirror.store.adopt(
                from: GitRepository(client: client, directory: mirror.path, configGuard: plain), progress: progress)
            try mirror.borrow()
            try await mirror.store.copyReferences(to: mirror.repository)
        }
        try await mirror.configGuard.verify()
        return mirror
    }

    /// Brings the remote's branches here, without tags; branches deleted there are deleted here. Callers that come while a
    /// fetch runs wait for that one (only the first one's `progress` is told).
    package func fetch(progress: (@Sendable (GitProgress) -> Void)? = nil) async throws {
        waitingForFetch += 1
        defer { waitingForFetch -= 1 }
        if let runningFetch { return try await runningFetch.value }
        let begun = ContinuousClock.now
        let task = Task { try await self.download(progress) }
        runningFetch = task
        defer { if runningFetch == task { runningFetch = nil } }
        try await task.value
        fetchedAt = begun
    }

    /// As ``fetch(progress:)``, by a fetch that was begun after this call: one that was under way may have asked the remote before.
    package func fetchAnew() async throws {
        if let earlier = runningFetch {
            _ = await earlier.result
            // Whoever began it may not have come to say that it is over.
            if runningFetch == earlier { runningFetch = nil }
        }
        try await fetch()
    }

    /// The remote's default branch as last seen. Throws `.remoteEmpty` when the remote has none.
    package func defaultBranch() async throws -> String {
        let output = try await repository.run(["symbolic-ref", "--quiet", Self.headRef], accepting: [0, 1])
        if output.exit == 0, output.text.hasPrefix(Self.tracking), try await repository.revision(output.text) != nil {
            return String(output.text.dropFirst(Self.tracking.count))
        }
        return try await refreshDefaultBranch()
    }

    /// The remote's default branch and its commit as last seen, by one process. Throws `.remoteEmpty` when the remote has none.
    package func defaultHead() async throws -> (branch: String, commit: ObjectID) {
        let output = try await repository.run(["for-each-ref", "--format=%(symref) %(objectname)", Self.headRef])
        let parts = output.text.split(separator: " ")
        if parts.count == 2, parts[0].hasPrefix(Self.tracking), let commit = ObjectID(String(parts[1])) {
            return (String(parts[0].dropFirst(Self.tracking.count)), commit)
        }
        let branch = try await refreshDefaultBranch()
        guard let commit = try await tracked(branch: branch) else {
            throw GitError(
                .remoteEmpty, "\(remote) has no commit on its default branch \(branch).", remedy: "Push a first commit to it.")
        }
        return (branch, commit)
    }

    /// Asks the remote for its default branch.
    package func refreshDefaultBranch() async throws -> String {
        let answer = try await RemoteReferences.read(remote, through: repository, names: ["HEAD"])
        guard let head = answer.headBranch, let branch = head.branchName else {
            throw GitError(
                .remoteEmpty, "\(remote) has no default branch (it is empty, or its HEAD points at nothing).",
                remedy: "Push a first commit to it, or set its HEAD to a branch that exists.")
        }
        // Not refs/remotes/origin/HEAD: a remote branch with the name HEAD would overwrite it.
        _ = try await repository.unlocking { try await repository.run(["symbolic-ref", Self.headRef, Self.tracking + branch]) }
        return branch
    }

    /// The commit that a remote branch had at the last fetch.
    package func tracked(branch: String) async throws -> ObjectID? {
        try await repository.resolve(try RefName(Self.tracking + branch))
    }

    /// What was found changed by others and put right since the last call.
    package func takeWarnings() async -> [MirrorWarning] {
        await configGuard.takeWarnings()
    }

    private func download(_ progress: (@Sendable (GitProgress) -> Void)?) async throws {
        try await store.repository.unlocking { try await store.download(progress) }
        try await repository.unlocking { try await store.copyReferences(to: repository) }
    }

    private nonisolated func borrow() throws {
        try FileManager.default.createDirectory(atPath: "\(path)/objects/info", withIntermediateDirectories: true)
        try PosixFile.replace("\(path)/objects/info/alternates", RemoteStore.alternates)
    }

    private static let tracking = "refs/remotes/origin/"
    private static let headRef = "refs/signalbox/remote-head"
}
