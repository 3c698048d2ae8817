import Domain
import Gates
import Git

/// Builds the exact commit that would land: the lane's head merged on the remote's present head, once.
struct CandidateStep: Sendable {
    let context: StepContext

    init(_ context: StepContext) { self.context = context }

    func run() async throws {
        let lane = context.lane
        guard let head = lane.head, let turn = lane.turns.last?.endedAt else {
            throw DeskError(.failed, "\(lane.id) has no head to build from")
        }
        // What sent the lane here because the base moved has just asked the remote.
        let base =
            lane.hasLostItsBase
            ? try await context.station.recentHead(conductor: context.conductor)
            : try await context.station.sync(conductor: context.conductor)
        switch try await context.station.buildCandidate(lane: lane, base: base, head: head, at: turn) {
        case .alreadyMerged:
            try await context.record(
                .needsOperator(.nothingDone, detail: "the base \(base.prefix(12)) holds everything that the branch has"))
        case .conflict(let paths, _):
            try await context.record(.conflicted(base: base, head: head, paths: paths.map(\.description)))
        case .built(let built):
            async let commits = context.station.commitCount(from: base, to: head)
            async let files = context.station.files(base: base, commit: built.commit.hex)
            let gates = GateDefinition.gates(repository: context.repository, target: context.target)
            let candidate = Domain.Candidate(
                number: lane.candidates.count + 1, base: base, head: head, commit: built.commit.hex, tree: built.tree.hex,
                commits: try await commits, files: try await files, gates: try GateDefinition.pins(gates))
            if candidate.files.isEmpty {
                try await context.record(.needsOperator(.nothingDone, detail: "the branch has commits, and no file differs from the base"))
            } else {
                try await context.record(.candidateBuilt(candidate))
            }
        }
    }
}
