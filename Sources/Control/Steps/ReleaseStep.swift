import Git
import Domain
import Foundation

/// Keeps what a worktree holds in a ref, then gives the worktree back to the pool.
struct ReleaseStep: Sendable {
    let context: StepContext

    init(_ context: StepContext) { self.context = context }

    func run() async throws {
        let lane = context.lane
        guard let (snapshot, retained) = try await context.station.release(lane, at: lane.phaseSince) else {
            // An earlier server gave it back and was killed before it could say so.
            try await context.record(.released(retained: nil))
            return
        }
        let left = snapshot.leftOut.prefix(50).map { "\($0.path): \($0.reason)" }
        try await context.record(
            .snapshotTaken(ref: snapshot.ref.name, commit: snapshot.commit.hex, leftOut: Array(left)), .released(retained: retained))
        try? FileManager.default.removeItem(at: context.stations.state.turnFolder(lane.id.description))
    }
}
