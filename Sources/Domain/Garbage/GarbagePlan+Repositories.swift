extension GarbagePlan {
    func repository(_ found: StateInventory.Repository) -> [GarbageItem] {
        let owners = owners(of: found)
        var items = found.refs.compactMap { ref($0, found.name, owners) }
        items += above(found.freeWorktrees, found.name, "worktrees") + above(found.freeCheckouts, found.name, "checkouts")
        // Some command may be under way there; the lock is then not a dead one's.
        if !isBusy(found.name) {
            items += found.oldLocks.map {
                GarbageItem(
                    kind: .lock, name: $0.name, repository: found.name, bytes: $0.bytes,
                    reason: "older than any command of Signalbox takes, and no lane is at work in \(found.name)")
            }
        }
        items += found.oldTemporaries.map {
            GarbageItem(
                kind: .temporary, name: $0.name, repository: found.name, bytes: $0.bytes,
                reason: "a git that was killed wrote it; nothing was added for longer than any command of Signalbox takes")
        }
        if found.unneededObjects > 0 {
            items.append(
                GarbageItem(
                    kind: .objects, name: "mirrors/\(found.name).git", repository: found.name, bytes: found.unneededBytes,
                    reason: "\(CountWords.text(found.unneededObjects, "object")) that no ref, worktree, lane or event needs, older than "
                        + "\(CountWords.text(retention.objectDays, "day")) (retention.objects)"))
        }
        if found.remotePacks > Self.packLimit {
            items.append(
                GarbageItem(
                    kind: .packs, name: "mirrors/\(found.name).git/signalbox/remote.git", repository: found.name,
                    reason: "\(found.remotePacks) packs become one; no object goes"))
        }
        return items
    }

    /// Every fetch that brings something leaves a pack, and git looks through all of them.
    private static let packLimit = 20

    private func above(_ free: [StateInventory.Entry], _ repository: String, _ what: String) -> [GarbageItem] {
        guard let stays = retention.freeWorktrees else { return [] }
        return free.dropFirst(stays).map {
            GarbageItem(
                kind: .worktree, name: $0.name, repository: repository, bytes: $0.bytes,
                reason: "free, and \(stays) free \(what) stay (retention.freeWorktrees)")
        }
    }

    /// Whether anything but the operator is to act in a lane of the repository.
    package func isBusy(_ repository: String) -> Bool {
        model.unsettledLanes.contains { lane in
            guard lane.start.repository == repository, !LaneRecords(lane: lane).isOver else { return false }
            return lane.phase.isEnd || lane.phase == .landing || lane.openTurn != nil || lane.phase.occupies
        }
    }

    // MARK: Refs

    private func ref(_ name: String, _ repository: String, _ owners: [String: [LaneID]]) -> GarbageItem? {
        guard let lane = owner(of: name, in: repository, owners), let reason = mayForget(lane) else { return nil }
        return GarbageItem(kind: .ref, name: name, repository: repository, lane: lane.id, reason: reason)
    }

    /// The lanes of a repository by the branch of their worktree, if its refs ask for them.
    private func owners(of found: StateInventory.Repository) -> [String: [LaneID]] {
        guard found.refs.contains(where: { $0.hasPrefix("refs/heads/signalbox/") }) else { return [:] }
        var owners: [String: [LaneID]] = [:]
        for (id, brief) in model.everyBrief where brief.repository == found.name {
            if let branch = brief.branch { owners[branch, default: []].append(id) }
        }
        return owners
    }

    /// The lane that a ref of a mirror was made for; nil for what Signalbox does not know.
    private func owner(of ref: String, in repository: String, _ owners: [String: [LaneID]]) -> Lane? {
        let parts = ref.split(separator: "/", omittingEmptySubsequences: false)
        var found: Lane?
        if ref.hasPrefix("refs/signalbox/lanes/"), parts.count > 4 {
            found = LaneID(written: parts[3]).flatMap { id in model.lanes[id] }
        } else if ref.hasPrefix("refs/heads/signalbox/") {
            let owners = owners[String(ref.dropFirst("refs/heads/".count)), default: []]
            found = owners.count == 1 ? owners.first.flatMap { model.lanes[$0] } : nil
        } else if ref.hasPrefix("refs/pull/"), parts.count == 4, let number = Int(parts[2]),
            let request = model.pullRequests[PullRequest.key(repository: repository, number: number)]
        {
            found = model.lanes[request.lane]
        }
        return found?.start.repository == repository ? found : nil
    }

    /// Why the refs of a lane may go; nil while they stay.
    package func mayForget(_ lane: Lane) -> String? {
        // A folder that was kept stands on the lane's branch; a lane that is being reverted, or reverts, is not over.
        guard LaneRecords(lane: lane).isOver, lane.retained == nil else { return nil }
        let others = [lane.revertedBy, lane.start.reverts].compactMap { $0.flatMap { model.lanes[$0] } }
        let partners = model.lanes(reverting: lane.id) + others
        guard partners.allSatisfy({ LaneRecords(lane: $0).isOver }) else { return nil }
        let days = Int(now.seconds(since: lane.phaseSince) / 86_400)
        switch lane.phase {
        case .done, .rolledBack:
            guard lane.landed != nil, let keep = retention.landedDays, days >= keep else { return nil }
            return "\(lane.id) landed; it ended \(CountWords.text(days, "day")) ago (retention.landedLanes: \(keep))"
        case .abandoned, .rejected:
            guard let keep = retention.unlandedDays, days >= keep else { return nil }
            return "\(lane.id) was \(lane.phase.rawValue) \(CountWords.text(days, "day")) ago and its work is only here: "
                + "it is gone then (retention.unlandedLanes: \(keep))"
        default: return nil
        }
    }
}
