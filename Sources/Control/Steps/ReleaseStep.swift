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
        let snapshot = try await context.station.snapshot(lane, at: lane.phaseSince)
        if let snapshot, !lane.snapshots.contains(snapshot.ref.name) {
            // In the ledger before the slot is free: a server that is killed now finds the same snapshot again.
            let left = snapshot.leftOut.prefix(50).map { "\($0.path): \($0.reason)" }
            try await context.record(.snapshotTaken(ref: snapshot.ref.name, commit: snapshot.commit.hex, leftOut: Array(left)))
        }
        for candidate in lane.candidates {
            for gate in candidate.gates { try await context.station.discardCheckout(GateStep.checkout(lane.id, candidate, gate.name)) }
        }
        for review in lane.reviews {
            try await context.station.discardCheckout(ReviewPreparation.checkout(lane.id, review.number))
        }
        try await context.station.discardCheckouts { GateTry.isTry($0, of: lane.id) }
        try await context.record(.released(retained: try await context.station.release(lane, snapshot)))
        await clearJobs(lane)
        for job in await context.stations.executor.jobs() where GateTry.isTry(job.id, of: lane.id) {
            try? await context.stations.executor.remove(job)
        }
        // Its sessions and caches; what it committed was imported, and what it left uncommitted is in the snapshot.
        try? LanePlaces(state: context.stations.state, lane: lane.id).remove()
    }

    /// Removes the spools and prompt files of jobs that ended: their output is in blobs. What cannot be removed now stays, and harms nothing.
    private func clearJobs(_ lane: Lane) async {
        let names =
            lane.turns.filter { $0.outcome?.transcript != nil }.map(\.job) + lane.gateRuns.filter { $0.outcome?.log != nil }.map(\.job)
            + lane.reviews.filter { $0.endedAt != nil }.map(\.job) + lane.setups.filter { $0.log != nil }.map(\.job)
        for name in names {
            try? FileManager.default.removeItem(at: context.stations.state.turnFolder(name))
            try? FileManager.default.removeItem(at: context.stations.transcripts.file(name))
            if let job = try? await context.stations.executor.job(name) { try? await context.stations.executor.remove(job) }
        }
    }
}
