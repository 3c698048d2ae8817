import Domain
import Foundation
import Gates
import Git

extension LaneDesk {
    /// Runs gates of the lane's repository on what is committed so far, merged with the base. An empty list means all.
    ///
    /// - Parameter progress: what is done; only the first of several equal calls hears it.
    package func gates(_ names: [String], progress: @escaping @Sendable (String) -> Void) async throws(DeskError) -> [GateTryResult] {
        let (lane, turn) = try await running()
        let context = try await context(lane)
        let gates = try Self.wanted(names, GateDefinition.gates(repository: context.repository, target: context.target))
        let candidate = try await candidate(context, turn, gates)
        let key = GateTries.Key(lane: id, commit: candidate.commit, gates: gates.map(\.name).sorted())
        return try await desk.desk {
            try await tries.result(of: key) {
                try await GateTry(context: context, candidate: candidate, gates: gates, progress: progress).run()
            }
        }
    }

    /// The gates of these names and all that they need, in the order of the configuration.
    private static func wanted(_ names: [String], _ all: [GateConfiguration]) throws(DeskError) -> [GateConfiguration] {
        guard !all.isEmpty else { throw DeskError(.refused, "this repository has no gates") }
        guard !names.isEmpty else { return all }
        let known = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var wanted: Set<String> = []
        var open = names
        while let name = open.popLast() {
            guard let gate = known[name] else {
                throw DeskError(.notFound, "there is no gate '\(name)'; there are \(all.map(\.name).joined(separator: ", "))")
            }
            if wanted.insert(name).inserted { open += gate.needs }
        }
        return all.filter { wanted.contains($0.name) }
    }

    /// The lane's present head on the base, built for this try alone: no reference keeps it.
    private func candidate(_ context: StepContext, _ turn: Turn, _ gates: [GateConfiguration]) async throws(DeskError) -> Domain.Candidate {
        let lane = context.lane
        return try await desk.desk {
            try await importing.withSlot {
                guard turn.confinement?.sandbox != nil else { return }
                let places = LanePlaces(state: stations.state, lane: lane.id)
                _ = try await LaneGit(folder: places.git.path, worktree: context.station.worktree(lane.id)).importHead()
            }
            let head = try await context.station.worktreeHead(lane: lane.id)
            let base = try await context.station.trackedHead()
            switch try await context.station.tryCandidate(lane: lane, base: base, head: head, at: turn.startedAt) {
            case .alreadyMerged: throw DeskError(.refused, "nothing is committed yet that the base has not; commit first")
            case .conflict(let paths, _):
                let list = paths.prefix(20).map(\.description).joined(separator: ", ")
                throw DeskError(.refused, "the work does not merge with the base \(base.prefix(12)): \(list)")
            case .built(let built):
                return Domain.Candidate(
                    number: 0, base: base, head: head, commit: built.commit.hex, tree: built.tree.hex, commits: 0, files: [],
                    gates: try GateDefinition.pins(gates))
            }
        }
    }
}
