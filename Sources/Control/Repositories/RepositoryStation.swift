import Domain
import Foundation
package import Git

/// One repository at work: its mirror, the worktrees of its lanes, and the clean checkouts that gates run in.
package actor RepositoryStation {
    package nonisolated let name: String
    package nonisolated let mirror: Mirror
    let worktrees: WorktreePool
    let checkouts: WorktreePool
    private let branchSetting: String?
    private let snapshotLimits: SnapshotLimits

    static func open(
        _ repository: RepositoryConfiguration, policy: PolicyConfiguration, client: GitClient, state: StateFolder, workspace: String,
        progress: (@Sendable (GitProgress) -> Void)?
    ) async throws -> RepositoryStation {
        let remote = try RemoteLocation(repository.url, relativeTo: workspace)
        let mirror = try await Mirror.create(at: state.mirror(repository.name).path, from: remote, client: client, progress: progress)
        let limits = SnapshotLimits(ignoredBytes: policy.snapshotIgnoredBytes)
        // A path remote is also a checkout to take `.worktreeinclude` files from, when it has a working tree.
        let checkout = repository.checkout.map {
            URL(fileURLWithPath: $0, relativeTo: URL(fileURLWithPath: workspace, isDirectory: true)).path
        }
        let source = checkout ?? (remote.isLocal ? remote.address.replacing(/^file:\/\//, with: "") : nil)
        let includes = source.flatMap { FileManager.default.fileExists(atPath: "\($0)/.git") ? $0 : nil }
        let worktrees = try WorktreePool(
            mirror: mirror, folder: state.worktrees(repository.name).path,
            options: WorktreeOptions(sharedPaths: repository.sharedCaches, includeSource: includes, snapshotLimits: limits))
        let checkouts = try WorktreePool(
            mirror: mirror, folder: state.checkouts(repository.name).path,
            options: WorktreeOptions(sharedPaths: repository.sharedCaches, prefix: "checkout"))
        return RepositoryStation(
            name: repository.name, mirror: mirror, worktrees: worktrees, checkouts: checkouts, branch: repository.branch, limits: limits)
    }

    private init(
        name: String, mirror: Mirror, worktrees: WorktreePool, checkouts: WorktreePool, branch: String?, limits: SnapshotLimits
    ) {
        self.name = name
        self.mirror = mirror
        self.worktrees = worktrees
        self.checkouts = checkouts
        branchSetting = branch
        snapshotLimits = limits
    }

    /// The branch that lanes land on.
    func branch() async throws -> String {
        if let branchSetting { return branchSetting }
        return try await mirror.defaultBranch()
    }

    /// Fetches, records the remote's head when it changed, and returns it.
    func sync(conductor: Conductor, progress: (@Sendable (GitProgress) -> Void)? = nil) async throws -> String {
        try await mirror.fetch(progress: progress)
        return try await noteHead(conductor: conductor)
    }

    /// As ``sync(conductor:progress:)``, without asking the remote when that was done a moment ago. For what nothing but time depends on: a
    /// head that is no longer the remote's is found at the push, and costs a round of gates.
    func recentHead(conductor: Conductor) async throws -> String {
        if let last = await mirror.fetchedAt, ContinuousClock.now - last < .seconds(60) { return try await noteHead(conductor: conductor) }
        return try await sync(conductor: conductor)
    }

    /// Records the remote's head as last fetched when it changed, and returns it.
    func noteHead(conductor: Conductor) async throws -> String {
        let (branch, head) = try await tracked()
        for warning in await mirror.takeWarnings() {
            try await conductor.record([.workspace(.alarm("\(warning)"))])
        }
        let known = await conductor.model.repositories[name]
        if known?.head != head.hex || known?.branch != branch {
            try await conductor.record([.workspace(.repositorySynced(repository: name, branch: branch, head: head.hex))])
        }
        return head.hex
    }

    /// The remote's head as last fetched.
    func trackedHead() async throws -> String { try await tracked().head.hex }

    private func tracked() async throws -> (branch: String, head: ObjectID) {
        guard let branchSetting else {
            let (branch, commit) = try await mirror.defaultHead()
            return (branch, commit)
        }
        guard let head = try await mirror.tracked(branch: branchSetting) else {
            throw DeskError(
                .failed, "\(name) has no branch '\(branchSetting)' on its remote \(mirror.remote); correct `branch` in signalbox.yaml")
        }
        return (branchSetting, head)
    }

    func object(_ text: String) throws -> ObjectID {
        guard let id = ObjectID(text) else { throw DeskError(.failed, "'\(text)' in the ledger is not the name of a git object") }
        return id
    }

    /// The tree of a landed commit, when the remote's branch held it at the last fetch; nil when it did not.
    func landedTree(_ commit: String, on branch: String) async throws -> String? {
        guard let head = try await mirror.tracked(branch: branch),
            try await CommitGraph(mirror.repository).isAncestor(object(commit), of: head)
        else { return nil }
        return try await tree(of: commit)
    }

    // MARK: Worktrees of lanes

    /// The lane's worktree on its branch; the same one when it has it already.
    func acquireWorktree(lane: LaneID, base: String, branch: String) async throws -> (path: String, base: String) {
        let ref = try RefName(branch: branch)
        let worktree: Worktree
        do {
            worktree = try await worktrees.acquire(lane: lane.description, base: try object(base), branch: ref).worktree
        } catch let error as GitError {
            // A server that was killed made the branch on the base of that time; nobody has worked on it.
            guard case .refMoved = error.kind, let made = try await mirror.repository.resolve(ref),
                try await CommitGraph(mirror.repository).isAncestor(made, of: object(base))
            else { throw error }
            worktree = try await worktrees.acquire(lane: lane.description, base: made, branch: ref).worktree
        }
        return (worktree.path, worktree.base.hex)
    }

    func worktree(_ lane: LaneID) async throws -> Worktree {
        guard let worktree = try await worktrees.reattach(lane: lane.description) else {
            throw DeskError(.failed, "\(lane) holds no worktree of \(name)")
        }
        return worktree
    }

    func worktreeHead(lane: LaneID) async throws -> String {
        guard let head = try await worktree(lane).head() else { throw DeskError(.failed, "the branch of \(lane) has no commit") }
        return head.hex
    }

    /// Removes the locks of git that was killed with its turn; nothing may run in the worktree.
    func removeStaleLocks(lane: LaneID) async throws { try await worktree(lane).removeStaleLocks() }

    func leftovers(lane: LaneID) async throws -> [String] {
        try await CommitWork(worktree(lane)).uncommitted().map(\.description)
    }

    /// Commits what the agent left, in Signalbox's name. False when nothing was there after all.
    func commitLeftovers(lane: Lane, turn: Int) async throws -> Bool {
        let worktree = try await worktree(lane.id)
        let commit = try await CommitWork(worktree).commitAll(
            message: "Work that \(lane.start.agent) left uncommitted in turn \(turn)",
            trailers: [
                ("Signalbox-Lane", lane.id.description), ("Signalbox-Target", lane.start.target.description),
                ("Signalbox-Leftovers", "turn-\(turn)"),
            ])
        return commit != nil
    }

    /// Files of a leftover commit that an earlier server made for this turn; nil when there is none.
    func committedLeftovers(lane: LaneID, turn: Int, since: String) async throws -> [String]? {
        let head = try await worktreeHead(lane: lane)
        let commits = try await CommitGraph(mirror.repository).commits(between: object(since), and: object(head), limit: 1)
        guard let last = commits.first, last.trailers("Signalbox-Leftovers").contains("turn-\(turn)"), let parent = last.parents.first
        else {
            return nil
        }
        return try await DiffReader(mirror.repository).changes(from: parent, to: last.id).map { "\($0.path)" }
    }

    func commitCount(from: String, to: String) async throws -> Int {
        try await CommitGraph(mirror.repository).commits(between: object(from), and: object(to)).count
    }

    /// Reverts a landed merge in the lane's worktree.
    func revert(_ commit: String, lane: Lane, turn: Turn) async throws -> TurnOutcome {
        let worktree = try await worktree(lane.id)
        // The operator may have worked on a revert that did not apply; it is kept before the revert is tried again.
        if try await !CommitWork(worktree).isClean() {
            _ = try await keep(worktree, "refs/signalbox/lanes/\(lane.id)/before-revert-\(turn.number)", turn.startedAt)
        }
        let reverted = try await RevertWork(worktree).revert(
            try object(commit), message: lane.start.title,
            trailers: [("Signalbox-Lane", lane.id.description), ("Signalbox-Target", lane.start.target.description)])
        let head = try await worktreeHead(lane: lane.id)
        return TurnOutcome(
            ending: .completed, detail: reverted ? "" : "the revert does not apply: later changes touch the same lines",
            exitCode: reverted ? 0 : 1,
            head: head, newCommits: try await commitCount(from: turn.from, to: head))
    }

    /// Keeps all that the lane's worktree holds in a ref; nil when it holds none any more.
    func snapshot(_ lane: Lane, at: Timestamp) async throws -> Snapshot? {
        guard let worktree = try await worktrees.reattach(lane: lane.id.description) else { return nil }
        return try await keep(worktree, "refs/signalbox/lanes/\(lane.id)/snapshot-\(at.milliseconds)", at)
    }

    /// A snapshot under the first name that is free or holds the very same state.
    private func keep(_ worktree: Worktree, _ name: String, _ at: Timestamp) async throws -> Snapshot {
        for attempt in 1...100 {
            do {
                return try await Snapshot.take(
                    worktree, ref: RefName(attempt == 1 ? name : "\(name)-\(attempt)"), secondsSince1970: at.milliseconds / 1000,
                    limits: snapshotLimits)
            } catch let error as GitError {
                guard case .refMoved = error.kind else { throw error }
            }
        }
        throw DeskError(.failed, "there is no free name for a snapshot at \(name)")
    }

    /// Gives the slot back; returns why the folder was kept, if it was, also when an earlier server did it.
    func release(_ lane: Lane, _ snapshot: Snapshot?) async throws -> String? {
        if let snapshot, case .retired(let reason) = try await worktrees.release(lane: lane.id.description, snapshot: snapshot) {
            return reason
        }
        let kept = await worktrees.status().first { $0.lane == lane.id.description && $0.state == "retired" }
        return kept.map { "\($0.path): \($0.reason ?? "")" }
    }

    /// Gives the worktree of a restored snapshot back; nobody was told of it.
    func discardRestored(_ name: String) async throws { try await worktrees.discard(lane: name) }

    /// Brings a snapshot (or, without one, the lane's branch) back into a worktree of its own, a new one each time.
    func restore(_ lane: Lane) async throws -> (path: String, name: String) {
        var number = 1
        while await worktrees.knows("\(lane.id)-restored-\(number)") { number += 1 }
        let name = "\(lane.id)-restored-\(number)"
        let base = try object(lane.head ?? lane.workplace?.base ?? "")
        let worktree = try await worktrees.acquire(lane: name, base: base).worktree
        do {
            if let last = lane.snapshots.last { _ = try await SnapshotRestore(worktree).restore(RefName(last)) }
        } catch {
            try? await worktrees.discard(lane: name)
            throw error
        }
        return (worktree.path, name)
    }
}
