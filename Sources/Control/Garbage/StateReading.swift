import Domain
import Execution
import Foundation
import Git
import Ledger

/// Reads what lies in the state folder, for the plan to judge.
struct StateReading: Sendable {
    let stations: Stations
    let conductor: Conductor

    func inventory(_ configuration: WorkspaceConfiguration) async throws -> StateInventory {
        let model = await conductor.model
        let state = stations.state
        var found = StateInventory()
        found.unnamedBlobs = try stations.blobs.unnamed(by: conductor.ledger.reader.digests())
            .map { StateInventory.Entry($0.name, bytes: Int($0.bytes)) }
        for job in await stations.executor.jobs() {
            found.spools.append(entry(job.id, state.jobs.appendingPathComponent(job.id)))
            if case .ended = try await stations.executor.state(job) { found.endedJobs.insert(job.id) }
        }
        found.prompts = entries(state.root.appendingPathComponent("turns"))
        found.transcripts = entries(state.transcripts).compactMap { entry in
            entry.name.hasSuffix(".jsonl") ? .init(String(entry.name.dropLast(".jsonl".count)), bytes: entry.bytes) : nil
        }
        found.laneFolders = entries(state.root.appendingPathComponent("lanes"))
        for name in FolderSize.names(state.short) where !found.laneFolders.contains(where: { $0.name == name }) {
            found.laneFolders.append(entry(name, state.short.appendingPathComponent(name)))
        }
        for repository in configuration.repositories where FileManager.default.fileExists(atPath: state.mirror(repository.name).path) {
            let station = try await stations.repositories.station(repository)
            found.repositories.append(try await station.inventory(model, configuration.retention, conductor.now(), state))
        }
        return found
    }

    private func entries(_ folder: URL) -> [StateInventory.Entry] {
        FolderSize.names(folder).map { entry($0, folder.appendingPathComponent($0)) }
    }

    private func entry(_ name: String, _ place: URL) -> StateInventory.Entry { .init(name, bytes: FolderSize.bytes(place)) }
}
