import Domain
import Execution
import Foundation

/// What a lane has beside its worktree: spools, prompt files, transcripts, the folders of its agents. It goes once the worktree is given back;
/// a server that was killed in between leaves some of it to the next one.
struct LaneRemains: Sendable {
    private let stations: Stations

    init(_ stations: Stations) { self.stations = stations }

    /// Removes what is left of one lane. What cannot be removed now stays, and harms nothing.
    func clear(_ lane: Lane) async {
        for name in Self.jobs(of: lane) { await clear(job: name) }
        for job in await stations.executor.jobs() where GateTry.isTry(job.id, of: lane.id) {
            try? await stations.executor.remove(job)
        }
        // Its sessions and caches; what it committed was imported, and what it left uncommitted is in the snapshot.
        try? LanePlaces(state: stations.state, lane: lane.id).remove()
    }

    /// Removes what earlier servers left of lanes whose worktree was given back.
    func sweep(_ model: ReadModel) async {
        let state = stations.state
        let jobs = Self.names(state.jobs)
        let present = jobs.union(Self.names(state.turns)).union(Self.names(state.transcripts).map { String($0.prefix { $0 != "." }) })
        let places = Self.names(state.lanes)
        for lane in model.lanes.values where lane.released {
            for name in Self.jobs(of: lane) where present.contains(name) { await clear(job: name) }
            for name in jobs where GateTry.isTry(name, of: lane.id) {
                try? await stations.executor.remove(name)
            }
            if places.contains(lane.id.description) { try? LanePlaces(state: state, lane: lane.id).remove() }
        }
    }

    /// Jobs that ended and whose output is in blobs.
    private static func jobs(of lane: Lane) -> [String] {
        lane.turns.filter { $0.outcome?.transcript != nil }.map(\.job) + lane.gateRuns.filter { $0.outcome?.log != nil }.map(\.job)
            + lane.reviews.filter { $0.endedAt != nil }.map(\.job) + lane.setups.filter { $0.log != nil }.map(\.job)
    }

    private func clear(job name: String) async {
        try? FileManager.default.removeItem(at: stations.state.turnFolder(name))
        try? FileManager.default.removeItem(at: stations.transcripts.file(name))
        try? await stations.executor.remove(name)
    }

    private static func names(_ folder: URL) -> Set<String> {
        Set((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    }
}
