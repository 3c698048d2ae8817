import Foundation
import Testing

@testable import Git

/// A lane with a repository of its own, and a remote with `a.txt` and `b.txt` on `main`.
struct LaneBox {
    let box: Sandbox
    let mirror: Mirror
    let worktree: Worktree
    let lane: LaneGit
    let base: ObjectID
    let branch: RefName

    init(script: String = "printf 'one\\ntwo\\nthree\\n' > a.txt; echo b > b.txt", prepared: Bool = true) async throws {
        box = try await Sandbox()
        mirror = try await box.mirror(of: try box.remote(script: script))
        base = try #require(try await mirror.tracked(branch: "main"))
        branch = try RefName(branch: "signalbox/t-1")
        worktree = try await box.pool(mirror).acquire(lane: "L-1", base: base, branch: branch).worktree
        lane = try LaneGit(folder: "\(box.root)/lane-git", worktree: worktree)
        if prepared { try await lane.prepare() }
    }

    private init(box: Sandbox, mirror: Mirror, worktree: Worktree, lane: LaneGit, base: ObjectID, branch: RefName) {
        (self.box, self.mirror, self.worktree, self.lane, self.base, self.branch) = (box, mirror, worktree, lane, base, branch)
    }

    /// Another lane of the same repository, on the main branch of now.
    func neighbour(_ number: String) async throws -> LaneBox {
        let base = try #require(try await mirror.tracked(branch: "main"))
        let branch = try RefName(branch: "signalbox/t-\(number)")
        let pool = try WorktreePool(mirror: mirror, folder: "\(box.root)/pool", options: WorktreeOptions())
        let worktree = try await pool.acquire(lane: "L-\(number)", base: base, branch: branch).worktree
        let lane = try LaneGit(folder: "\(box.root)/lane-git-\(number)", worktree: worktree)
        try await lane.prepare()
        return LaneBox(box: box, mirror: mirror, worktree: worktree, lane: lane, base: base, branch: branch)
    }

    /// Runs a script in the worktree as git inside the sandbox sees it.
    @discardableResult
    func inside(_ script: String) throws -> String {
        try box.shell(
            "export GIT_EDITOR=true GIT_DIR='\(lane.repository)' D='\(lane.repository)' M='\(mirror.path)'\n\(script)", in: worktree.path)
    }

    /// The lane's branch in the mirror.
    func outside() async throws -> ObjectID? { try await mirror.repository.resolve(branch) }

    /// Every file of the mirror's objects and references.
    func mirrorState() throws -> String {
        try box.shell("find objects refs packed-refs -type f -exec cksum {} + 2>/dev/null | sort -k 3; git for-each-ref", in: mirror.path)
    }

    /// What git finds wrong with the mirror.
    func faults() throws -> String {
        try box.shell("git fsck --strict 2>&1 | grep -E 'error|missing|broken|corrupt' || true", in: mirror.path)
    }

    /// A commit on the remote's main, fetched.
    func advanceMain(_ script: String) async throws -> ObjectID {
        try box.shell("\(script)\ngit add -A; git commit -q -m main; git push -q origin main", in: "\(box.root)/remote-source")
        try await mirror.fetch()
        return try #require(try await mirror.tracked(branch: "main"))
    }
}
