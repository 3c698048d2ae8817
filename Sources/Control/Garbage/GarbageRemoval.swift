import Domain
import Execution
import Foundation
import Git
import Ledger

/// Removes one thing, if it is still unneeded. Each can be done again.
struct GarbageRemoval: Sendable {
    let collector: GarbageCollector
    let configuration: WorkspaceConfiguration

    private var stations: Stations { collector.stations }
    private var conductor: Conductor { collector.conductor }

    /// - Returns: what went; nil when it was needed after all.
    func remove(_ item: GarbageItem) async throws -> GarbageItem? {
        switch item.kind {
        case .blob: return try stations.blobs.remove(item.digest) ? item : nil
        case .spool:
            var found = StateInventory()
            found.spools = [.init(item.name, bytes: 0)]
            guard let job = try? await stations.executor.job(item.name), case .ended = try await stations.executor.state(job) else {
                return nil
            }
            found.endedJobs = [item.name]
            guard await stillGoes(found) else { return nil }
            try await stations.executor.remove(job)
            return item
        case .prompt:
            return try await folder(item, [stations.state.turnFolder(item.name)]) { $0.prompts = [$1] }
        case .transcript:
            return try await folder(item, [stations.transcripts.file(item.name)]) { $0.transcripts = [$1] }
        case .laneFolder:
            let places = [stations.state.lane(item.name), stations.state.short.appendingPathComponent(item.name)]
            return try await folder(item, places) { $0.laneFolders = [$1] }
        case .worktree: return try await station(item)?.removeFree(item.name) == true ? item : nil
        case .lock:
            guard let repository = item.repository, await !planner().isBusy(repository) else { return nil }
            try await station(item)?.removeLock(item.name, now: conductor.now())
            return item
        case .temporary:
            guard let station = try await station(item) else { return nil }
            try await station.removeTemporary(item.name, now: conductor.now())
            return item
        case .objects:
            guard let station = try await station(item) else { return nil }
            let amount = try await station.removeObjects(conductor.model, configuration.retention, conductor.now(), stations.state)
            var done = item
            done.bytes = amount.bytes
            done.reason = "\(CountWords.text(amount.objects, "object")) that nothing needed"
            return amount.objects > 0 || amount.bytes > 0 ? done : nil
        case .packs:
            try await station(item)?.joinPacks()
            return item
        case .ref: return nil
        }
    }

    /// Removes refs of one lane. That they go is in the ledger before, if the lane may still be forgotten.
    func forget(_ id: LaneID, _ items: [GarbageItem]) async throws -> [GarbageItem] {
        guard let first = items.first, let station = try await station(first) else { return [] }
        let (retention, now, refs) = (configuration.retention, await conductor.now(), items.map(\.name))
        let recorded = try await conductor.record(by: "signalbox") { model in
            let plan = GarbagePlan(model: model, retention: retention, now: now)
            guard let lane = model.lanes[id], plan.mayForget(lane) != nil else { return [] }
            return [.lane(id, .forgotten(refs: refs, reason: first.reason))]
        }
        guard !recorded.isEmpty else { return [] }
        try await station.forget(refs)
        return items
    }

    private func folder(
        _ item: GarbageItem, _ places: [URL], _ put: (inout StateInventory, StateInventory.Entry) -> Void
    ) async throws -> GarbageItem? {
        var found = StateInventory()
        put(&found, .init(item.name, bytes: 0))
        if let job = try? await stations.executor.job(item.name) {
            found.spools = [.init(item.name, bytes: 0)]
            if case .ended = try await stations.executor.state(job) { found.endedJobs = [item.name] }
        }
        let (retention, now) = (configuration.retention, await conductor.now())
        return try await conductor.undisturbed { model in
            let goes = GarbagePlan(model: model, retention: retention, now: now).items(found).contains { $0.identity == item.identity }
            guard goes else { return nil }
            for place in places where FileManager.default.fileExists(atPath: place.path) { try FileManager.default.removeItem(at: place) }
            return item
        }
    }

    private func stillGoes(_ found: StateInventory) async -> Bool { await !planner().items(found).isEmpty }

    private func planner() async -> GarbagePlan {
        GarbagePlan(model: await conductor.model, retention: configuration.retention, now: await conductor.now())
    }

    private func station(_ item: GarbageItem) async throws -> RepositoryStation? {
        guard let repository = item.repository.flatMap(configuration.repository) else { return nil }
        return try await stations.repositories.station(repository)
    }
}
