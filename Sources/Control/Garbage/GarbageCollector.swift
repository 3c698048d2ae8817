import Domain
import Foundation
import Git
import Ledger

/// Finds what nothing needs, and removes it when it is told to.
///
/// Nothing is removed by a look that is old: what is removed is judged again in the moment in which it goes, with no event in between, so a
/// lane that starts meanwhile keeps what it needs. The plan is a blob and its event comes first; a server that is killed finds it again and
/// removes what of it is still unneeded.
struct GarbageCollector: Sendable {
    let stations: Stations
    let conductor: Conductor

    /// What may go now.
    func look(_ configuration: WorkspaceConfiguration) async throws -> [GarbageItem] {
        let found = try await StateReading(stations: stations, conductor: conductor).inventory(configuration)
        return await plan(configuration).items(found)
    }

    func collect(_ configuration: WorkspaceConfiguration, by actor: String) async throws -> GarbageReport {
        try await stations.collecting.withSlot {
            let items = try await look(configuration)
            guard !items.isEmpty else { return GarbageReport(applied: true, items: []) }
            let plan = try stations.blobs.put(JSONEncoder.canonical.encode(items))
            let bytes = items.reduce(0) { $0 + ($1.bytes ?? 0) }
            try await conductor.record([.workspace(.collectionStarted(plan: plan, items: items.count, bytes: bytes))], by: actor)
            return try await finish(items, configuration)
        }
    }

    /// Ends what an earlier server had begun: what it wanted to remove and what nothing needs now.
    func resume(_ configuration: WorkspaceConfiguration) async throws {
        guard let plan = await conductor.model.workspace.collection else { return }
        try await stations.collecting.withSlot {
            let wanted = try JSONDecoder().decode([GarbageItem].self, from: stations.blobs.read(plan, limit: 1 << 30))
            let known = Set(wanted.map(\.identity))
            _ = try await finish(look(configuration).filter { known.contains($0.identity) }, configuration)
        }
    }

    private func plan(_ configuration: WorkspaceConfiguration) async -> GarbagePlan {
        GarbagePlan(model: await conductor.model, retention: configuration.retention, now: await conductor.now())
    }

    private func finish(_ items: [GarbageItem], _ configuration: WorkspaceConfiguration) async throws -> GarbageReport {
        let removal = GarbageRemoval(collector: self, configuration: configuration)
        var gone: [GarbageItem] = []
        var failed: [String] = []
        func note(_ item: GarbageItem, _ error: any Error) {
            failed.append("\(item.name): \(error)")
        }
        let refs = items.filter { $0.kind == .ref }
        for item in items where item.kind != .ref && item.kind != .objects {
            do {
                if let done = try await removal.remove(item) { gone.append(done) }
            } catch {
                note(item, error)
            }
        }
        for (lane, items) in Dictionary(grouping: refs, by: \.lane).sorted(by: { ($0.key?.number ?? 0) < ($1.key?.number ?? 0) }) {
            do {
                if let lane { gone += try await removal.forget(lane, items) }
            } catch {
                if let first = items.first { note(first, error) }
            }
        }
        // Last: what the refs held is unneeded from now on.
        for item in items where item.kind == .objects {
            do {
                if let done = try await removal.remove(item) { gone.append(done) }
            } catch {
                note(item, error)
            }
        }
        try await conductor.record([.workspace(.collectionEnded(removed: gone.count, failed: failed))])
        return GarbageReport(applied: true, items: gone, failed: failed)
    }
}
