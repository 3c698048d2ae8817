import Domain
import Foundation
import Git

/// Keeps what a worktree holds in a ref, then gives the worktree back to the pool.
struct ReleaseStep: Sendable {
    let context: StepContext

    init(_ context: StepContext) { self.context = context }

    func run() async throws {
        let lane = context.lane
        try await bringIn(lane)
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
        await LaneRemains(context.stations).clear(lane)
    }

    /// A turn that ended because the lane did was never read: what a confined agent committed in it is brought out before the lane's own
    /// repository goes.
    private func bringIn(_ lane: Lane) async throws {
        guard let turn = lane.turns.last, turn.confinement?.sandbox != nil, turn.outcome?.ending == .aborted,
            turn.outcome?.transcript == nil,
            // Given back already by a server that died before it could say so.
            let worktree = try? await context.station.worktree(lane.id)
        else { return }
        try await context.station.removeStaleLocks(lane: lane.id)
        let places = LanePlaces(state: context.stations.state, lane: lane.id)
        do {
            _ = try await LaneGit(folder: places.git.path, worktree: worktree).importHead()
        } catch let error as GitError where error.kind == .importRefused {
            // What is not fit to be taken is no commit of the lane; its files are in the snapshot.
        }
    }
}
