import Foundation

/// What the remote has, and nothing else: a bare repository inside the mirror's folder into which only fetches bring objects. The mirror
/// borrows its objects, and so do the lanes' own repositories. What the mirror itself holds (the commits, candidates and snapshots of all
/// lanes) is shown to no agent.
struct RemoteStore: Sendable {
    let repository: GitRepository
    private let remote: RemoteLocation

    /// What `objects/info/alternates` of the mirror says: relative, so that the folder can be moved.
    static let alternates = Array("../signalbox/remote.git/objects\n".utf8)
    /// Branches of lanes that somebody published on the remote are other lanes' work too.
    private static let branches = ["+refs/heads/*:refs/remotes/origin/*", "^refs/heads/signalbox/*"]
    /// Whether fetches bring the branch.
    static func tracks(_ branch: String) -> Bool { !branch.hasPrefix("signalbox/") }
    private static let tracking = "refs/remotes/origin/"

    /// Of the mirror in that folder.
    init(mirror: String, remote: RemoteLocation, client: GitClient) {
        let directory = Self.directory(mirror)
        self.remote = remote
        repository = GitRepository(
            client: client, directory: directory,
            configGuard: MirrorConfigGuard(client: client, directory: directory, expected: MirrorConfig(remote: remote)), kind: .store)
    }

    static func directory(_ mirror: String) -> String { "\(mirror)/signalbox/remote.git" }
    /// Its objects.
    static func objects(ofMirror mirror: String) -> String { "\(directory(mirror))/objects" }

    var exists: Bool { PosixFile.facts(Array("\(repository.directory)/objects".utf8)) != nil }

    /// Makes it, empty.
    func make() async throws {
        let partial = try await makePartial()
        _ = try MirrorFolder.publish(partial, as: repository.directory)
    }

    /// Makes it for a mirror of an earlier version, which held what the remote has among the rest: a copy of what the remote's branches
    /// reach. Killed in between, it is begun again.
    func adopt(from mirror: GitRepository, progress: (@Sendable (GitProgress) -> Void)?) async throws {
        let partial = try await makePartial()
        defer { try? FileManager.default.removeItem(atPath: partial) }
        let half = GitRepository(client: repository.client, directory: partial)
        var command = half.command(Self.fetch + ["--", mirror.directory, "+refs/remotes/origin/*:refs/remotes/origin/*"])
        command.arguments.append("^refs/remotes/origin/signalbox/*")
        command.onErrorOutput = Self.reader(progress)
        _ = try await half.run(command)
        _ = try MirrorFolder.publish(partial, as: repository.directory)
    }

    /// Brings the remote's branches here.
    func download(_ progress: (@Sendable (GitProgress) -> Void)?) async throws {
        var command = repository.command(Self.fetch + ["--", remote.address] + Self.branches)
        command.scope = .network
        command.timeout = .seconds(4 * 3600)
        command.onErrorOutput = Self.reader(progress)
        do {
            _ = try await repository.run(command)
        } catch let error as GitError where error.kind == .commandFailed(exit: 128) {
            throw RemoteReferences.unavailable(remote, error)
        }
    }

    /// Gives the mirror the same remote-tracking branches. Killed in between, the next call does the rest.
    func copyReferences(to mirror: GitRepository) async throws {
        let here = try await repository.references(under: Self.tracking)
        let there = try await mirror.references(under: Self.tracking)
        // Deletions first: a branch `a` may have become a branch `a/b`.
        let gone = there.keys.filter { here[$0] == nil }.map { "option no-deref\0delete \($0.name)\0\0" }
        let moved = here.filter { there[$0.key] != $0.value }.map { "option no-deref\0update \($0.key.name)\0\($0.value.hex)\0\0" }
        for changes in [gone, moved] where !changes.isEmpty {
            _ = try await mirror.run(["update-ref", "--stdin", "-z"], input: Array(changes.joined().utf8))
        }
    }

    private static func reader(_ progress: (@Sendable (GitProgress) -> Void)?) -> (@Sendable ([UInt8]) -> Void)? {
        guard let progress else { return nil }
        return { bytes in GitProgress.reports(in: bytes).forEach(progress) }
    }

    private static let fetch = [
        "fetch", "--progress", "--prune", "--no-tags", "--no-auto-maintenance", "--no-recurse-submodules", "--no-write-fetch-head",
        "--force",
    ]

    private func makePartial() async throws -> String {
        let parent = URL(fileURLWithPath: repository.directory).deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        MirrorFolder.removeAbandoned(beside: repository.directory)
        let partial = MirrorFolder.temporaryName(for: repository.directory)
        _ = try await repository.client.run(
            GitCommand(directory: parent, arguments: ["init", "--quiet", "--bare", "--template=", partial]))
        try PosixFile.replace("\(partial)/config", MirrorConfig(remote: remote).bytes)
        return partial
    }
}
