import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// Registers and unregisters linked worktrees in one step each, by the layout of gitrepository-layout(5).
///
/// `git worktree add` writes `worktrees/NAME` file by file, and any git command that lists worktrees in that moment, ours or an agent's,
/// dies with "failed to read …/commondir". A folder that is renamed into place is never seen half-made.
enum LinkedWorktree {
    /// Makes `path` a worktree of the mirror called `name`, detached at `commit`, without files yet.
    static func register(_ path: String, name: String, mirror: String, at commit: ObjectID) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try PosixFile.replace("\(path)/.git", Array("gitdir: \(mirror)/worktrees/\(name)\n".utf8))
        let temporary = try scratch(mirror)
        try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
        for (file, text) in [("HEAD", commit.hex), ("commondir", "../.."), ("gitdir", "\(path)/.git")] {
            try PosixFile.replace("\(temporary)/\(file)", Array("\(text)\n".utf8))
        }
        try FileManager.default.createDirectory(atPath: "\(mirror)/worktrees", withIntermediateDirectories: true)
        guard rename(temporary, "\(mirror)/worktrees/\(name)") == 0 else {
            throw GitError.storage("The worktree \(path) could not be registered in \(mirror)", errno: errno)
        }
    }

    /// Removes the worktree and its registration. The caller has proof of what it is.
    static func remove(_ path: String, name: String, mirror: String) throws {
        let temporary = try scratch(mirror)
        guard rename("\(mirror)/worktrees/\(name)", temporary) == 0 else {
            throw GitError.storage("The worktree \(path) could not be unregistered from \(mirror)", errno: errno)
        }
        try PosixFile.removeTree(Array(path.utf8))
        try PosixFile.removeTree(Array(temporary.utf8))
    }

    /// What is left of both when a removal was interrupted at any place.
    static func removeRest(_ path: String, name: String, mirror: String) throws {
        let registration = "\(mirror)/worktrees/\(name)"
        if !name.isEmpty, PosixFile.facts(Array(registration.utf8)) != nil { return try remove(path, name: name, mirror: mirror) }
        if PosixFile.facts(Array(path.utf8)) != nil { try PosixFile.removeTree(Array(path.utf8)) }
    }

    /// Removes what ``register(_:name:mirror:at:)`` leaves when it is killed before it has registered anything. False, and nothing removed,
    /// when git knows the worktree or a file of anybody is in the folder.
    static func removeUnregistered(_ path: String, name: String, mirror: String) throws -> Bool {
        guard !name.isEmpty, PosixFile.facts(Array("\(mirror)/worktrees/\(name)".utf8)) == nil else { return false }
        guard PosixFile.facts(Array(path.utf8)) != nil else { return true }
        // Written under the second name, then renamed.
        guard Set(try FileManager.default.contentsOfDirectory(atPath: path)).isSubset(of: [".git", ".git.new"]) else { return false }
        try PosixFile.removeTree(Array(path.utf8))
        return true
    }

    private static func scratch(_ mirror: String) throws -> String {
        let folder = "\(mirror)/signalbox/scratch"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return "\(folder)/worktree-\(UUID().uuidString)"
    }
}
