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
        clearPlaces(lane)
    }

    /// Its sessions and caches; what it committed was imported, and what it left uncommitted is in the snapshot.
    private func clearPlaces(_ lane: Lane) {
        // Sockets of reviewers may be in places of their own.
        for review in lane.reviews { try? LanePlaces(state: stations.state, lane: lane.id, review: review.number).remove() }
        try? LanePlaces(state: stations.state, lane: lane.id).remove()
    }

    /// Removes what earlier servers left of lanes whose worktree was given back.
    func sweep(_ model: ReadModel) async {
        let state = stations.state
        let jobs = Self.names(state.jobs)
        let transcripts = Self.names(state.transcripts).map { String($0.prefix { $0 != "." }) }
        // By what lies there: there may be thousands of lanes that left nothing.
        for name in jobs.union(Self.names(state.turns)).union(transcripts) {
            guard let lane = LaneID.leading(name).flatMap({ model.lanes[$0] }), lane.released else { continue }
            if Self.jobs(of: lane).contains(name) { await clear(job: name) }
            if jobs.contains(name), GateTry.isTry(name, of: lane.id) { try? await stations.executor.remove(name) }
        }
        for name in Self.names(state.lanes) {
            guard let id = LaneID.leading(name), name == id.description, let lane = model.lanes[id], lane.released else { continue }
            clearPlaces(lane)
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
