import Domain
import Foundation
import Git
import Ledger

extension RepositoryStation {
    /// A lock of git that is older is a dead one's, and so is a half-written object: the longest command of Signalbox, a clone, is ended
    /// after four hours.
    private static let lockAge = 86_400

    func inventory(
        _ model: ReadModel, _ retention: RetentionConfiguration, _ now: Timestamp, _ state: StateFolder
    ) async throws -> StateInventory.Repository {
        let maintenance = MirrorMaintenance(mirror)
        let unneeded = try await maintenance.unneeded(
            before: Self.moment(retention, now), keeping: Self.commits(model, repository: name, state))
        return StateInventory.Repository(
            name: name, refs: try await mirror.laneReferences().keys.sorted(), freeWorktrees: await Self.free(worktrees),
            freeCheckouts: await Self.free(checkouts),
            oldLocks: MirrorLocks.made(before: Self.lockMoment(now), in: mirror).map { .init($0.path, bytes: $0.bytes) },
            oldTemporaries: LeftTemporaries.made(before: Self.lockMoment(now), in: mirror).map { .init($0.path, bytes: $0.bytes) },
            unneededObjects: unneeded.objects, unneededBytes: unneeded.bytes, remotePacks: maintenance.remotePacks())
    }

    private static func free(_ pool: WorktreePool) async -> [StateInventory.Entry] {
        await pool.status().filter { $0.state == "free" }.map { .init($0.path, bytes: FolderSize.bytes(URL(fileURLWithPath: $0.path))) }
    }

    private static func moment(_ retention: RetentionConfiguration, _ now: Timestamp) -> Int {
        Int(now.milliseconds / 1000) - retention.objectDays * 86_400
    }

    private static func lockMoment(_ now: Timestamp) -> Int { Int(now.milliseconds / 1000) - lockAge }

    /// Everything that the ledger says of the repository's lanes and that can be the name of a commit, and what the lanes' own repositories
    /// count on. Without the lanes whose refs the operator's retention has removed.
    private static func commits(_ model: ReadModel, repository: String, _ state: StateFolder) throws -> Set<String> {
        var scanner = DigestScanner(digits: 40)
        var found: Set<String> = []
        for (id, brief) in model.everyBrief where brief.repository == repository && !brief.isForgotten {
            guard let lane = model.lanes[id] else { continue }
            scanner.feed(try JSONEncoder().encode(lane))
            scanner.end()
            let folder = state.lane(lane.id.description)
            let reviews = lane.reviews.map { LanePlaces(state: state, lane: lane.id, review: $0.number).git }
            for place in [folder.appendingPathComponent("git")] + reviews { found.formUnion(LaneGit.commits(in: place.path).map(\.hex)) }
        }
        return found.union(scanner.found)
    }

    /// Whether the commit is in the mirror, or in what the mirror borrows from.
    func holds(_ commit: String) async throws -> Bool { try await mirror.repository.hasCommit(object(commit)) }

    // MARK: Removing

    func forget(_ refs: [String]) async throws { try await mirror.removeReferences(refs) }

    /// Whether it was free.
    func removeFree(_ path: String) async throws -> Bool {
        if try await worktrees.removeFree(at: path) { return true }
        return try await checkouts.removeFree(at: path)
    }

    func removeLock(_ path: String, now: Timestamp) throws { try MirrorLocks.remove(path, madeBefore: Self.lockMoment(now)) }

    func removeTemporary(_ path: String, now: Timestamp) throws { try LeftTemporaries.remove(path, madeBefore: Self.lockMoment(now)) }

    func removeObjects(
        _ model: ReadModel, _ retention: RetentionConfiguration, _ now: Timestamp, _ state: StateFolder
    ) async throws -> MirrorMaintenance.Amount {
        try await MirrorMaintenance(mirror).removeUnneeded(
            before: Self.moment(retention, now), keeping: Self.commits(model, repository: name, state))
    }

    func joinPacks() async throws { try await MirrorMaintenance(mirror).joinRemotePacks() }
}
