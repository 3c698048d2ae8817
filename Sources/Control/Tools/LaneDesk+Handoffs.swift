package import Domain

extension LaneDesk {
    /// Proposals of one lane, settled ones included.
    private static let handoffLimit = 100

    /// Keeps a proposal for the operator. The same words in one lane are one handoff.
    package func propose(_ proposal: HandoffProposal) async throws(DeskError) -> Handoff {
        let id = id
        let at = await conductor.now()
        let configuration = await desk.configuration()
        _ = try await desk.desk {
            try await conductor.record(by: "signalbox") { model in
                let (lane, turn) = try Self.running(id, model)
                if lane.handoffs.contains(where: { $0.proposal == proposal }) { return [] }
                if let fault = Self.fault(proposal, lane, configuration) { throw DeskError(.usage, fault) }
                guard lane.handoffs.count < Self.handoffLimit else {
                    throw DeskError(.refused, "\(Self.handoffLimit) handoffs of one lane are enough")
                }
                return [.lane(id, .handoffProposed(Handoff(id: model.nextHandoff, turn: turn.number, proposal: proposal, at: at)))]
            }
        }
        guard let handoff = try await lane().handoffs.first(where: { $0.proposal == proposal }) else {
            throw DeskError(.failed, "the handoff was not kept")
        }
        return handoff
    }

    private static func fault(_ proposal: HandoffProposal, _ lane: Lane, _ configuration: WorkspaceConfiguration) -> String? {
        if proposal.repository == lane.start.repository { return "\(proposal.repository) is your own repository: do it here" }
        guard let repository = configuration.repository(proposal.repository) else {
            let known = configuration.repositories.map(\.name).filter { $0 != lane.start.repository }
            return "there is no repository '\(proposal.repository)'; others are \(known.isEmpty ? "none" : known.joined(separator: ", "))"
        }
        guard let boundary = proposal.boundary, repository.boundary(boundary) == nil else { return nil }
        let known = repository.boundaries.map(\.name)
        return "\(repository.name) has no boundary '\(boundary)'; it has \(known.isEmpty ? "none" : known.joined(separator: ", "))"
    }
}
