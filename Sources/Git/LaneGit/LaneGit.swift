import Foundation

/// A repository of the lane's own for git inside its sandbox. The agent commits there; what it committed is brought into the mirror by
/// ``importHead(limits:)`` after checks. No git command of ours runs in that repository or reads its configuration, hooks or attributes.
///
/// The sandbox mounts ``repository`` writable, ``readable`` read-only, and ``dotgit`` read-only over the `.git` file of the worktree, all at
/// the same paths as outside. What the remote has and what is the lane's own can be read there; objects of other lanes are not there.
/// Calls for one lane must not overlap, except that an import may run while the agent works.
package struct LaneGit: Sendable {
    let layout: LaneLayout
    let worktree: Worktree

    /// Keeps the repository in `folder`, which is made when missing and must be outside the worktree and the mirror, one for each lane.
    /// Throws `.invalidInput` for a path that git could not read back.
    package init(folder: String, worktree: Worktree) throws {
        for path in [folder, worktree.path, worktree.repository.directory] where path.utf8.contains(10) || !path.hasPrefix("/") {
            throw GitError(
                .invalidInput, "'\(DisplayText.escape(path))' cannot be the place of a repository.",
                remedy: "Use an absolute path without line breaks.")
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        layout = LaneLayout(folder: PosixFile.resolved(folder))
        self.worktree = worktree
    }

    /// The git directory inside: writable for the agent.
    package var repository: String { layout.repository }
    /// The file to put over ``dotgitTarget``, read-only.
    package var dotgit: String { layout.dotgit }
    /// The `.git` file of the worktree.
    package var dotgitTarget: String { "\(worktree.path)/.git" }
    /// Folders of objects: readable inside, never writable.
    package var readable: [String] { [RemoteStore.objects(ofMirror: worktree.repository.directory), layout.objects] }
    var objects: LaneObjects { LaneObjects(layout: layout, worktree: worktree) }

    /// Removes the repository with all in it that was not imported, and its folder.
    package func discard() throws {
        for path in [layout.repository, layout.old, layout.new] { try LaneLayout.remove(path) }
        try LaneLayout.remove(layout.folder)
    }
}
