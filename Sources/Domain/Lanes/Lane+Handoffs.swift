extension Lane {
    /// Handoffs that one lane may have open at once: more is an agent that does not do its own work.
    package static let openHandoffLimit = 20

    /// Events of the work that this lane proposes for other repositories. The operator may decide when the lane has ended.
    mutating func hand(_ event: LaneEvent, at: Timestamp) throws(LaneRefusal) {
        switch event {
        case .handoffProposed(let handoff):
            guard openTurn?.number == handoff.turn else { throw refusal("turn \(handoff.turn) is not running") }
            guard handoff.isOpen, !handoffs.contains(where: { $0.id == handoff.id }) else {
                throw refusal("\(handoff.id) was proposed already")
            }
            guard handoff.proposal.repository != start.repository else {
                throw refusal("\(start.repository) is this lane's own repository")
            }
            guard handoffs.count(where: \.isOpen) < Self.openHandoffLimit else {
                throw refusal("\(Self.openHandoffLimit) handoffs wait for the operator already")
            }
            handoffs.append(handoff)
        case .handoffScoped(let id, let target):
            try settle(id, .scoped(target), at: at)
        case .handoffDeclined(let id, let reason):
            try settle(id, .declined(reason: reason), at: at)
        default:
            throw refusal("not an event of a handoff")
        }
    }

    private mutating func settle(_ id: HandoffID, _ state: Handoff.State, at: Timestamp) throws(LaneRefusal) {
        guard let index = handoffs.firstIndex(where: { $0.id == id }) else { throw refusal("there is no \(id)") }
        guard handoffs[index].isOpen else { throw refusal("\(id) is settled: \(handoffs[index].outcome)") }
        handoffs[index].state = state
        handoffs[index].settledAt = at
    }
}
