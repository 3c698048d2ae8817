import Domain
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
        await LaneRemains(context.stations).clear(lane)
    }
}
