import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// The objects of one lane that the remote has not: what its agents committed, and what was committed for it outside. The mirror has them too
/// (the same files, where they were imported), but an agent sees only these.
struct LaneObjects: Sendable {
    let layout: LaneLayout
    let worktree: Worktree

    /// Makes sure that all of the lane's branch is here or in the remote's objects. No process when it is.
    func fill(_ outside: LaneOutside) async throws {
        try FileManager.default.createDirectory(atPath: "\(layout.objects)/pack", withIntermediateDirectories: true)
        let whole = layout.wholeCommit()
        let remote = Set(outside.remote.values)
        if whole == outside.head { return }
        if remote.contains(outside.head) { return try isWhole(to: outside.head) }
        let known = remote.sorted() + (whole.map { [$0] } ?? [])
        var command = worktree.command([
            "pack-objects", "-q", "--revs", "--non-empty", "--delta-base-offset", "--indexed-objects", "\(layout.objects)/pack/pack",
        ])
        command.input = Array((outside.head.hex + "\n" + known.map { "^\($0.hex)\n" }.joined()).utf8)
        // Git's own unfinished files go where the finished ones do.
        command.environment["GIT_OBJECT_DIRECTORY"] = layout.objects
        command.environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = ObjectAdmission.quoted("\(worktree.repository.directory)/objects")
        do {
            _ = try await worktree.repository.run(command)
        } catch let error as GitError {
            guard case .commandFailed = error.kind else { throw error }
            // The worktree's index names something that is not there; what is staged is not what was committed.
            command.arguments.removeAll { $0 == "--indexed-objects" }
            _ = try await worktree.repository.run(command)
        }
        try isWhole(to: outside.head)
    }

    /// Notes the commit, unless the lane was prepared by an earlier version: then only a preparation does.
    func isWhole(to commit: ObjectID) throws {
        if layout.wholeCommit() != nil { try layout.setWhole(commit) }
    }

    /// Takes the files of an objects folder into the mirror and here. Killed in between, it leaves whole objects that nothing refers to
    /// yet; the mirror comes first, because what is here counts as imported.
    func take(from checked: String) throws {
        let mirror = "\(worktree.repository.directory)/objects"
        for folder in try FileManager.default.contentsOfDirectory(atPath: checked) {
            let names = try FileManager.default.contentsOfDirectory(atPath: "\(checked)/\(folder)")
            guard !names.isEmpty else { continue }
            for place in [mirror, layout.objects] {
                try FileManager.default.createDirectory(atPath: "\(place)/\(folder)", withIntermediateDirectories: true)
            }
            // The index of a pack last: with it the pack counts.
            for name in names.sorted(by: { !$0.hasSuffix(".idx") && $1.hasSuffix(".idx") }) {
                try Self.share("\(checked)/\(folder)/\(name)", as: "\(mirror)/\(folder)/\(name)")
                let target = "\(layout.objects)/\(folder)/\(name)"
                guard rename("\(checked)/\(folder)/\(name)", target) == 0 else {
                    throw GitError.storage("\(target) could not be put in place", errno: errno)
                }
            }
        }
    }

    /// One file under two names; a copy where the file system has no second names.
    private static func share(_ file: String, as target: String) throws {
        if link(file, target) == 0 { return }
        // Written just now as far as everybody else is concerned: nothing may find it old and unneeded in this moment.
        if errno == EEXIST, utimes(target, nil) == 0 || link(file, target) == 0 { return }
        let temporary = "\(target).partial-\(getpid())"
        try? FileManager.default.removeItem(atPath: temporary)
        try FileManager.default.copyItem(atPath: file, toPath: temporary)
        guard rename(temporary, target) == 0 else { throw GitError.storage("\(target) could not be put in place", errno: errno) }
    }
}
