import Domain
import Execution
import Foundation
import Git

/// Keeps what a worktree holds in a ref, then gives the worktree back to the pool.
struct ReleaseStep: Sendable {
    let context: StepContext

    init(_ context: StepContext) { self.context = context }

    func run() async throws {
        let lane = context.lane
        guard let (snapshot, retained) = try await context.station.release(lane, at: lane.phaseSince) else {
            // An earlier server gave it back and was killed before it could say so.
            try await context.record(.released(retained: nil))
            await clearJobs(lane)
            return
        }
        let left = snapshot.leftOut.prefix(50).map { "\($0.path): \($0.reason)" }
        try await context.record(
            .snapshotTaken(ref: snapshot.ref.name, commit: snapshot.commit.hex, leftOut: Array(left)), .released(retained: retained))
        await clearJobs(lane)
    }

    /// Removes the spools and prompt files of jobs that ended: their output is in blobs. What cannot be removed now stays, and harms nothing.
    private func clearJobs(_ lane: Lane) async {
        let names =
            lane.turns.filter { $0.outcome?.transcript != nil }.map(\.job) + lane.gateRuns.filter { $0.outcome?.log != nil }.map(\.job)
        for name in names {
            try? FileManager.default.removeItem(at: context.stations.state.turnFolder(name))
            if let job = try? await context.stations.executor.job(name) { try? await context.stations.executor.remove(job) }
        }
    }
}
