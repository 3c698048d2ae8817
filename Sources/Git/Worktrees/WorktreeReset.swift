import Foundation

/// Brings a worktree to a commit so that nothing of its last user is left: files, ignored files, nested repositories, an unfinished
/// merge or rebase, a forged index.
enum WorktreeReset {
    /// What stays in `worktrees/NAME`; everything else there belongs to the last user.
    private static let kept: Set<String> = ["HEAD", "commondir", "gitdir", "index"]

    /// Resets a used worktree. Throws when something would not go away; the caller then gives the slot up.
    static func reset(_ worktree: Worktree, to base: ObjectID) async throws {
        let directory = worktree.gitDirectory
        for name in try FileManager.default.contentsOfDirectory(atPath: directory) where !kept.contains(name) {
            try FileManager.default.removeItem(atPath: "\(directory)/\(name)")
        }
        try PosixFile.replace("\(directory)/commondir", Array("../..\n".utf8))
        try PosixFile.replace("\(directory)/HEAD", Array("\(worktree.base.hex)\n".utf8))
        try restorePristineIndex(worktree)
        for link in try await WorktreeScan.gitlinks(worktree, index: nil)
        where PosixFile.names(PosixFile.join(worktree.path, link))?.isEmpty == false {
            throw GitError(
                .worktreeOccupied, "\(link) in \(worktree.path) holds files of a submodule, which git does not clean.",
                remedy: "The slot is given up; its folder stays.")
        }
        _ = try await worktree.run(["checkout", "--quiet", "--force", "--detach", base.hex])
        let excludes = worktree.sharedPaths.flatMap { ["-e", "/" + escapedPattern($0)] }
        _ = try await worktree.run(["clean", "-ffdxq"] + excludes)
        try await settle(worktree)
    }

    /// Refreshes the index after a checkout (a fresh one is "racily clean", and each later status would read all files again), makes
    /// sure that nothing is left over, and keeps a copy of the index.
    static func settle(_ worktree: Worktree) async throws {
        let output = try await worktree.run(
            ["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=normal", "--ignored=traditional"])
        let left = output.records.filter { $0.count > 3 }.map {
            RepositoryPath(bytes: $0.dropFirst(3).last == 0x2F ? $0.dropFirst(3).dropLast() : $0.dropFirst(3))
        }
        if let path = left.first(where: { path in !worktree.sharedPaths.contains { path.isInside($0) || $0.isInside(path) } }) {
            throw GitError(
                .worktreeOccupied, "\(path) in \(worktree.path) could not be reset.", remedy: "The slot is given up; its folder stays.")
        }
        try IndexFile.copy("\(worktree.gitDirectory)/index", to: worktree.pristineIndex)
    }

    /// The times in it decide which files are written anew: a file that anybody touched since then has other times.
    private static func restorePristineIndex(_ worktree: Worktree) throws {
        let index = "\(worktree.gitDirectory)/index"
        if PosixFile.facts(Array(worktree.pristineIndex.utf8)) != nil {
            try IndexFile.copy(worktree.pristineIndex, to: index)
        } else if PosixFile.facts(Array(index.utf8)) != nil {
            // Without a trusted index every file is written again.
            try FileManager.default.removeItem(atPath: index)
        }
    }

    private static func escapedPattern(_ path: RepositoryPath) -> String {
        String(decoding: path.bytes.flatMap { "\\*?[]!# ".utf8.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }, as: UTF8.self)
    }
}
