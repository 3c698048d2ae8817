import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// Removes what nothing needs from a mirror. What the mirror borrows from stays whole: the objects of its ``RemoteStore`` are read by lanes'
/// own repositories too, and none is ever removed.
///
/// Not `git gc`: that would also prune worktrees, reflogs and packs by settings of its own. An object counts as needed when a ref, the HEAD
/// or the index of a worktree, or one of `commits` reaches it. What is younger than the age stays in any case: git writes objects before it
/// names them, and so do imports and candidates.
package struct MirrorMaintenance: Sendable {
    /// Objects and the bytes that they take on the disk.
    package struct Amount: Equatable, Sendable {
        package var objects = 0
        package var bytes = 0
    }

    private let mirror: Mirror
    private var repository: GitRepository { mirror.repository }
    /// More tips than these do not fit on a command line.
    private static let tipLimit = 20_000

    package init(_ mirror: Mirror) { self.mirror = mirror }

    /// What ``removeUnneeded(before:keeping:)`` would remove.
    ///
    /// - Parameters:
    ///   - before: seconds since 1970; what was written later stays.
    ///   - commits: names of commits that are needed without a ref; those that are not here do not matter.
    package func unneeded(before: Int, keeping commits: Set<String>) async throws -> Amount {
        let own = try await OwnObjects.read(repository)
        guard !own.loose.isEmpty || !own.packed.isEmpty else { return Amount() }
        let needed = try await needed(keeping: commits)
        var seen: Set<String> = []
        var amount = Amount()
        for object in own.loose + own.packed where object.written < before && !needed.contains(object.id) {
            if seen.insert(object.id).inserted { amount.objects += 1 }
            amount.bytes += object.bytes
        }
        return amount
    }

    /// Packs anew what is needed and removes the rest of what is old enough. Killed at any moment, it leaves a whole repository, and the next
    /// call does the rest.
    ///
    /// - Returns: by how much fewer objects there are.
    package func removeUnneeded(before: Int, keeping commits: Set<String>) async throws -> Amount {
        let old = try await OwnObjects.read(repository)
        let tips = try await tips(keeping: commits)
        guard tips.count <= Self.tipLimit else {
            throw GitError(
                .invalidInput, "\(mirror.path) has \(tips.count) commits that events name and no ref reaches, more than \(Self.tipLimit).",
                remedy: "Nothing was removed. Set retention.landedLanes or retention.unlandedLanes, so that old lanes need fewer.")
        }
        // Git takes a moment in this form only with a zone.
        let moment = "@\(before) +0000"
        // A worktree that is used again and again remembers where every lane's HEAD was.
        try await long(["reflog", "expire", "--expire=\(moment)", "--expire-unreachable=\(moment)", "--all"])
        // What is not needed becomes loose with its pack's age; what is borrowed is left out (`-l`).
        try await long(["repack", "-A", "-d", "-l", "-q"])
        try await long(["prune", "--expire=\(moment)", "--"] + tips)
        try await long(["prune-packed", "-q"])
        try await removeBorrowed(before: before, keeping: commits)
        let new = try await OwnObjects.read(repository)
        let gone = Set((old.loose + old.packed).map(\.id)).subtracting((new.loose + new.packed).map(\.id))
        func bytes(_ own: OwnObjects) -> Int { (own.loose + own.packed).reduce(0) { $0 + $1.bytes } }
        return Amount(objects: gone.count, bytes: max(0, bytes(old) - bytes(new)))
    }

    /// Removes loose objects that the remote store has as well. Git keeps those that a branch of the remote reaches.
    private func removeBorrowed(before: Int, keeping commits: Set<String>) async throws {
        let own = try await OwnObjects.read(repository)
        let needed = try await needed(keeping: commits)
        let asked = own.loose.filter { $0.written < before && !needed.contains($0.id) }.map(\.id)
        guard !asked.isEmpty else { return }
        let store = mirror.store.repository
        let output = try await store.run(
            ["cat-file", "--batch-check=%(objectname) %(objecttype)"], input: Array(asked.map { $0 + "\n" }.joined().utf8))
        for line in output.lines where !line.hasSuffix(" missing") {
            let id = line.prefix { $0 != " " }
            try PosixFile.removeTree(Array("\(repository.directory)/objects/\(id.prefix(2))/\(id.dropFirst(2))".utf8))
        }
    }

    /// How many packs the fetches left in the remote store.
    package func remotePacks() -> Int {
        (PosixFile.names(Array("\(mirror.store.repository.directory)/objects/pack".utf8)) ?? []).count {
            $0.suffix(5) == Array(".pack".utf8)[...]
        }
    }

    /// Makes one pack of them. Not one object goes, whether a branch reaches it or not.
    package func joinRemotePacks() async throws {
        var command = mirror.store.repository.command(["repack", "-a", "-d", "-k", "-l", "-q"])
        command.timeout = .seconds(4 * 3600)
        _ = try await mirror.store.repository.run(command)
    }

    private func long(_ arguments: [String]) async throws {
        var command = repository.command(arguments)
        command.timeout = .seconds(3600)
        _ = try await repository.run(command)
    }

    /// The objects that must be in the mirror itself. What the remote's branches reach is in the remote store.
    private func needed(keeping commits: Set<String>) async throws -> Set<String> {
        let present = try await present(commits)
        let output = try await repository.run(
            [
                "rev-list", "--objects", "--no-object-names", "--indexed-objects", "--all", "--not", "--glob=refs/remotes/origin/*",
                "--not",
                "--stdin",
            ], input: Array(present.map { $0 + "\n" }.joined().utf8))
        return Set(output.lines.map(String.init))
    }

    /// The commits among `commits` that no ref and no worktree reaches, with all of theirs.
    private func tips(keeping commits: Set<String>) async throws -> [String] {
        let present = try await present(commits)
        guard !present.isEmpty else { return [] }
        let output = try await repository.run(
            ["rev-list", "--not", "--all", "--not", "--stdin"], input: Array(present.map { $0 + "\n" }.joined().utf8))
        return output.lines.map(String.init)
    }

    private func present(_ commits: Set<String>) async throws -> [String] {
        let asked = commits.filter { ObjectID($0) != nil }.sorted()
        guard !asked.isEmpty else { return [] }
        let output = try await repository.run(
            ["cat-file", "--batch-check=%(objectname) %(objecttype)"], input: Array(asked.map { $0 + "\n" }.joined().utf8))
        return output.lines.compactMap { $0.hasSuffix(" commit") ? String($0.dropLast(" commit".count)) : nil }
    }
}
