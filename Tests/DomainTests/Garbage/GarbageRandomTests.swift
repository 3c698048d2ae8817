import TestSupport
import Testing

@testable import Domain

/// Whatever a day was like and whatever lies about: nothing that is needed is ever in the plan.
struct GarbageRandomTests {
    @Test(arguments: 0..<60)
    func nothingNeeded(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var day = try RandomDay(seed: UInt64(seed), lanes: 14).day
        for lane in day.model.lanes.values.sorted(by: { $0.id < $1.id }) {
            if lane.phase == .landed { try day.on(lane.id, .phase(.done, note: ""), 1400) }
            if day.model.lanes[lane.id]?.phase.isEnd == true, chance(3, &random) {
                try day.on(lane.id, .released(retained: chance(4, &random) ? "kept" : nil), 1401)
            }
        }
        if let reverted = day.model.lanes.values.first(where: { $0.phase == .done }), chance(2, &random) {
            _ = try day.lane(repository: reverted.start.repository, reverts: reverted.id, at: 1402)
        }
        let retention = RetentionConfiguration(
            landedDays: chance(2, &random) ? Int.random(in: 0...3, using: &random) : nil,
            unlandedDays: chance(2, &random) ? Int.random(in: 0...3, using: &random) : nil,
            freeWorktrees: chance(2, &random) ? Int.random(in: 0...3, using: &random) : nil)
        let found = inventory(day.model, &random)
        let now = DayBuilder.at(1440 * Double.random(in: 1...5, using: &random))
        let items = GarbagePlan(model: day.model, retention: retention, now: now).items(found)
        let oracle = GarbageOracle(model: day.model, retention: retention, now: now, found: found)
        for item in items { #expect(!oracle.needs(item), "\(item)") }
        #expect(Set(items.map(\.identity)).count == items.count, "nothing twice")
    }

    @Test("The sequences come to plans that are not empty, of every kind")
    func kinds() throws {
        var seen: Set<GarbageItem.Kind> = []
        for seed in 0..<60 {
            var random = SeededGenerator(seed: UInt64(seed))
            var day = try RandomDay(seed: UInt64(seed), lanes: 14).day
            for lane in day.model.lanes.values.sorted(by: { $0.id < $1.id }) {
                if lane.phase == .landed { try day.on(lane.id, .phase(.done, note: ""), 1400) }
                if day.model.lanes[lane.id]?.phase.isEnd == true { try day.on(lane.id, .released(retained: nil), 1401) }
            }
            let plan = GarbagePlan(
                model: day.model, retention: .init(landedDays: 0, unlandedDays: 0, freeWorktrees: 0), now: DayBuilder.at(5000))
            seen.formUnion(plan.items(inventory(day.model, &random)).map(\.kind))
        }
        #expect(seen.isSuperset(of: [.spool, .prompt, .transcript, .laneFolder, .ref, .worktree, .lock, .temporary, .objects, .packs]))
    }

    private func chance(_ of: Int, _ random: inout SeededGenerator) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }

    private func inventory(_ model: ReadModel, _ random: inout SeededGenerator) -> StateInventory {
        var found = StateInventory()
        let lanes = model.lanes.values.sorted { $0.id < $1.id }
        var jobs =
            lanes.flatMap { lane in ["\(lane.id)-turn-1", "\(lane.id)-c1-gate-test-1", "\(lane.id)-try-1"] } + ["L-500-turn-1", "x"]
        jobs += lanes.flatMap { $0.turns.map(\.job) + $0.gateRuns.map(\.job) }
        for job in Set(jobs).sorted() where chance(2, &random) {
            found.spools.append(.init(job, bytes: 1))
            if chance(2, &random) { found.endedJobs.insert(job) }
        }
        found.prompts = found.spools.filter { _ in chance(2, &random) }
        found.transcripts = found.spools.filter { _ in chance(2, &random) }
        found.laneFolders = lanes.map { .init("\($0.id)", bytes: 1) } + [.init("L-500", bytes: 1), .init("y", bytes: 1)]
        for name in Set(lanes.map(\.start.repository)).sorted() {
            var repository = StateInventory.Repository(name: name, unneededObjects: 1, unneededBytes: 1, remotePacks: 21)
            let refs = lanes.flatMap { ["refs/signalbox/lanes/\($0.id)/snapshot-1", "refs/pull/\($0.pullRequest ?? 99)/head"] }
            repository.refs = Set(refs + ["refs/remotes/origin/main"]).sorted()
            repository.freeWorktrees = (1...3).map { .init("/\(name)/\($0)", bytes: 1) }
            repository.oldLocks = [.init("/\(name)/packed-refs.lock", bytes: 0)]
            repository.oldTemporaries = [.init("/\(name)/tmp_pack_1", bytes: 9)]
            found.repositories.append(repository)
        }
        return found
    }
}

/// What is needed, said once more and in other words.
private struct GarbageOracle {
    let model: ReadModel
    let retention: RetentionConfiguration
    let now: Timestamp
    let found: StateInventory

    func needs(_ item: GarbageItem) -> Bool {
        switch item.kind {
        case .blob: return true
        case .spool, .prompt, .transcript: return needsJob(item)
        case .laneFolder: return lane(item.name).map { !isClosed($0) } ?? (item.name != "L-500")
        case .ref: return needsRef(item)
        case .worktree:
            guard let stays = retention.freeWorktrees else { return true }
            return (Int(item.name.split(separator: "/").last ?? "") ?? 0) <= stays
        case .lock:
            return model.lanes.values.contains {
                $0.start.repository == item.repository && !isClosed($0)
                    && [.preparing, .working, .gating, .publishing, .landing, .done, .rolledBack, .abandoned, .rejected].contains($0.phase)
            }
        case .objects, .packs, .temporary: return false
        }
    }

    private func isClosed(_ lane: Lane) -> Bool {
        [.done, .abandoned, .rejected, .rolledBack].contains(lane.phase) && (lane.workplace == nil || lane.released)
    }

    private func lane(_ name: String) -> Lane? { model.lanes.values.first { "\($0.id)" == name } }

    private func needsJob(_ item: GarbageItem) -> Bool {
        let goesOn = found.spools.contains { $0.name == item.name } && !found.endedJobs.contains(item.name)
        if goesOn { return true }
        guard let lane = model.lanes.values.first(where: { item.name.hasPrefix("\($0.id)-") }) else {
            return !item.name.hasPrefix("L-500-")
        }
        if !isClosed(lane) { return true }
        let turn = lane.turns.first { $0.job == item.name }
        let gate = lane.gateRuns.first { $0.job == item.name }
        switch item.kind {
        case .spool: return (turn != nil && turn?.outcome?.transcript == nil) || (turn == nil && gate != nil && gate?.outcome?.log == nil)
        case .transcript: return turn != nil && turn?.outcome?.entries == nil
        default: return false
        }
    }

    private func needsRef(_ item: GarbageItem) -> Bool {
        let owner = model.lanes.values.first { lane in
            guard lane.start.repository == item.repository else { return false }
            return item.name.hasPrefix("refs/signalbox/lanes/\(lane.id)/")
                || lane.pullRequest.map { item.name == "refs/pull/\($0)/head" } == true
        }
        guard let owner, isClosed(owner), owner.retained == nil else { return true }
        let days = Double(now.milliseconds - owner.phases[owner.phases.count - 1].at.milliseconds) / 86_400_000
        if model.lanes.values.contains(where: { $0.start.reverts == owner.id && !isClosed($0) }) { return true }
        switch owner.phase {
        case .done, .rolledBack: return retention.landedDays.map { days < Double($0) } ?? true
        default: return retention.unlandedDays.map { days < Double($0) } ?? true
        }
    }
}
